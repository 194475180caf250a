package krtext

// section is a part of the document with OKRs of its own: the company, a team.
type section struct {
	name run
	said attributes // what its head says: the owner of its objectives
}

// objectiveNode is an objective while it is put together.
type objectiveNode struct {
	title   []run
	no      int // its number within the section, 0 unknown
	section int // index in builder.sections
	said    attributes
	results []*resultNode
	at      *item
	table   bool // read from a table
	bare    bool // no labelled key results below: the list below it is them
}

// resultNode is a key result while it is put together.
type resultNode struct {
	text             []run
	context          run
	said             attributes
	actions          []*actionNode
	at               *item
	no               int
	baseline, target run  // what a table or a line below says
	present          bool // baseline is where it stands now, by the column it is from
	counted          run  // what a table says these two count: 人, 万元
	fixed            bool // context and text are told apart already
}

// actionNode is an action while it is put together.
type actionNode struct {
	title []run
	said  attributes
	at    *item
	loose bool // its head stood no deeper than the key result
}

// builder walks the items of a labelled document and puts the tree together.
type builder struct {
	s        *source
	items    []item
	i        int // the present item
	out      []*objectiveNode
	sections []section

	o *objectiveNode
	k *resultNode
	a *actionNode

	last    *[]run     // the text that a wrapped line goes on with
	title   bool       // the objective's title is still to come
	results *item      // the head of the open list of key results
	style   *item      // the first member of the open list
	actions *item      // the head of the open list of actions
	orphan  bool       // the open list of actions belongs to no key result
	skip    *item      // the head of what must not be read
	done    bool       // the OKRs are over
	maybe   *item      // an unlabelled line that may be an objective's title
	hint    attributes // what is said below maybe

	labels bool // the document labels its objectives
}
