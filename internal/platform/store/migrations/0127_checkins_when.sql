-- +goose Up
-- The last check-in of a key result before a moment is found in the index: only the row
-- that is it is read, and not those that were written later.
DROP INDEX check_ins_as_of;
CREATE INDEX check_ins_as_of ON check_ins (key_result_id, as_of, number, written_at);

-- +goose Down
DROP INDEX check_ins_as_of;
CREATE INDEX check_ins_as_of ON check_ins (key_result_id, as_of, number);
