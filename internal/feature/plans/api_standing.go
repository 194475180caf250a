package plans

import "github.com/sinan-okr/sinan/internal/domain/access"

// View is the action as the API tells it.
func (s Standing) View(who access.Actor) ActionView { return viewAction(who, s) }
