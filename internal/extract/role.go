package extract

// The numbers of the role features. Those below roleAnswer are the kinds of block.
const (
	roleAnswer   = 50
	roleLed      = 51
	roleLeads    = 52
	roleColon    = 53
	roleExclaims = 54
	roleStop     = 55
	roleOpen     = 56
	roleTiny     = 60
	roleShort    = 61
	roleCell     = 100 // of the first column; those of the next follow, the last stands for all further ones
	roleLanguage = 200
	roleTopic    = 300 // where least is said of health; see shares
)

// lastCell is the column whose role all columns after it share.
const lastCell = 3

// roles names the role features as the model's file does.
var roles = map[string]uint16{"paragraph": 0, "heading": 1, "list_item": 2, "table_row": 3, "question": 4,
	"answer": roleAnswer, "led": roleLed, "leads": roleLeads,
	"ends_colon": roleColon, "ends_exclaims": roleExclaims, "ends_stop": roleStop, "ends_open": roleOpen,
	"tiny": roleTiny, "short": roleShort,
	"cell_0": roleCell, "cell_1": roleCell + 1, "cell_2": roleCell + 2, "cell_3": roleCell + lastCell,
	"nl": roleLanguage, "en": roleLanguage + 1, "de": roleLanguage + 2,
	"topic_0": roleTopic, "topic_1": roleTopic + 1, "topic_2": roleTopic + 2, "topic_3": roleTopic + 3, "topic_4": roleTopic + 4,
	"topic_5": roleTopic + 5}
