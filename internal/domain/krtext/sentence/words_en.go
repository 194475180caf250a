package sentence

// enTable is the English lexicon; an underscore stands for a space.
func enTable() []words {
	return []words{
		{up, `increase increases increased increasing grow grows growing raise raises raised boost boosts lift lifts improve improves improved expand expands rise rises climb climbs scale extend jump jumps push drive uplift elevate accelerate enhance maximize strengthen move moves bring up`},
		{down, `decrease decreases decreased reduce reduces reduced reducing lower lowers cut cuts drop drops fall falls shrink shrinks decline declines shorten shortens minimize lessen slash trim bring_down drive_down improve_down halve_to compress down`},
		{keep, `keep keeps maintain maintains hold holds sustain stay stays stays_at remain remains preserve retain_at stabilize limit limits cap contain`},
		{reach, `achieve achieves reach reaches hit hits attain attains get gets ensure ensures make exceed exceeds surpass surpasses obtain earn realize have secure is are be become becomes was be_at meet meets increase_to`},
		{to, `to at of = : -> => → equals is are be towards`},
		{from, `from`},
		{atLeast, `at_least >= ≥ > more_than over above exceeding greater_than no_less_than not_less_than minimum minimum_of a_minimum_of at_or_above higher_than no_fewer_than better_than or_above upwards_of in_excess_of`},
		{atMost, `no_more_than at_most not_more_than within up_to at_or_below maximum maximum_of a_maximum_of not_exceed not_exceeding no_higher_than not_to_exceed`},
		{to | atLeast, `past beyond`},
		{below, `<= ≤ < under below less_than lower_than fewer_than sub`},
		{adverb, `± back by about around approximately approx ~ roughly nearly almost an_average_of average_of a_total_of total_of the_same another additional just only a an the its and between total overall + all`},
		{gain, `win_back wins_back win_over line_up gain gains acquire acquires add adds win wins sign signs hire hires recruit recruits onboard onboards attract attracts generate generates close closes land lands collect collects get gets secure secures obtain obtains capture book books convert converts activate activates bring_in enroll register sell sells source raise earn receive drive enlist engage sign_up`},
		{do, `publish publishes conduct conducts run runs complete completes hold host hosts deliver delivers launch launches launch_in ship ships release releases create creates produce produces write writes build builds organize organise interview interviews train trains fix fixes resolve resolves close migrate migrates make do finish develop develops implement deploy deploys open opens open_in establish file submit give record attend visit visits test tests send sends post posts integrate integrates review reviews onboard identify identify_and partner_with expand_to expand_into enter schedule execute perform present set_up automate certify mentor promote speak_at refactor document contact call answer read learn retire remove eliminate deprecate enable support cover serve fill backfill staff pilot prototype negotiate renegotiate renew process upsell distribute film record translate sponsor survey award audit certify coach graduate place list rank analyze validate roll_out sunset stage moderate maintain_the host_the produce contribute submit speak participate exhibit resell cross-train upskill save saves free_up reclaim respond_to reach_out_to meet_with work_through clean_up close_out hand_over put_together come_up_with look_into wrap_up check_in_with spin_up bring_on take_on pick_up shadow talk_to speak_with speak_to pitch demo standardize standardise localize localise write_up follow_up_on follow_up_with carry_out draw_up draft wind_down phase_out hand_off`},
		{deliver, `launch_in expand_to expand_into enter attain launch ship release deliver develop build create complete implement deploy establish publish introduce roll_out set_up design finalize finalise finish migrate obtain write produce open sign hire define install pass achieve deprecate retire document integrate automate prepare file submit acquire secure stand_up rollout go_live_with put_in_place draft host conduct organize refactor rebuild redesign replace enable kick_off close certify get_certified earn upgrade adopt register rewrite configure consolidate decommission sunset move_all start`},
		{article, `the our a an your their its my this`},
		{done, `launched shipped released live deployed completed published rolled_out signed delivered is_live goes_live in_production`},
	}
}

var enWordsLex = lexiconOf(false, enTable())

// factorWords are verbs that carry their number.
func factorOf(w string) int {
	switch w {
	case "double", "doubles", "doubling", "2x":
		return 2
	case "triple", "triples", "treble", "3x":
		return 3
	case "quadruple", "quadruples", "4x":
		return 4
	case "quintuple", "5x":
		return 5
	case "10x":
		return 10
	}
	return 0
}
