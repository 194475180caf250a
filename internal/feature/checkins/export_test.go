package checkins

// LatestBefore is latestBefore, for a property that no page shows by itself.
var LatestBefore = latestBefore
