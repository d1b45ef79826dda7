package fr.voix.base.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The variant of an act that has several, as the text of an audit entry depends on it. */
public final class ActSense {

    private static final String NONE = "";
    private static final String UNDOING = ".UNDOING";
    private static final String TAKEN_BACK = ".TAKEN_BACK";
    private static final String EXPIRED = ".EXPIRED";
    private static final String STATE = "state";

    private ActSense() {}

    /** The suffix of a message key: empty, or words in capitals, each after a full stop. */
    public static String of(String act, Map<String, Object> before, Map<String, Object> after) {
        return Act.ofKey(act).map(known -> of(known, before, after)).orElse(NONE);
    }

    private static String of(Act act, Map<String, Object> before, Map<String, Object> after) {
        return switch (act) {
            case CLASSIFY -> after.containsKey("undoes") ? UNDOING : isEmpty(after.get("themes")) ? ".NONE" : NONE;
            case SCRUTIN_SCHEDULE -> after.size() < before.size() ? ".NONE" : NONE;
            case SET_ASIDE_PROPOSE, SET_ASIDE_UNDO -> "running".equals(after.get(STATE)) ? ".ALONE" : NONE;
            case SET_ASIDE_APPROVE, SET_ASIDE_HOLD, SET_ASIDE_DONE -> undoing(after);
            case SET_ASIDE_REFUSE -> undoing(after) + dropped(after);
            case SCRUTIN_REOPEN_DROP, BALLOT_ERASE_DROP, ACCOUNT_ADMINISTRATOR_DROP -> dropped(after);
            default -> NONE;
        };
    }

    /** All suffixes that an act may have. */
    public static List<String> all(Act act) {
        return switch (act) {
            case CLASSIFY -> List.of(NONE, UNDOING, ".NONE");
            case SCRUTIN_SCHEDULE -> List.of(NONE, ".NONE");
            case SET_ASIDE_PROPOSE, SET_ASIDE_UNDO -> List.of(NONE, ".ALONE");
            case SET_ASIDE_APPROVE, SET_ASIDE_HOLD, SET_ASIDE_DONE -> List.of(NONE, UNDOING);
            case SET_ASIDE_REFUSE -> List.of(NONE, TAKEN_BACK, UNDOING, UNDOING + TAKEN_BACK);
            case SCRUTIN_REOPEN_DROP, BALLOT_ERASE_DROP, ACCOUNT_ADMINISTRATOR_DROP ->
                List.of(NONE, TAKEN_BACK, EXPIRED);
            default -> List.of(NONE);
        };
    }

    private static String undoing(Map<String, Object> after) {
        return after.containsKey("undoes") ? UNDOING : NONE;
    }

    private static String dropped(Map<String, Object> after) {
        return switch (String.valueOf(after.get(STATE))) {
            case "taken-back" -> TAKEN_BACK;
            case "expired" -> EXPIRED;
            default -> NONE;
        };
    }

    private static boolean isEmpty(Object themes) {
        return themes instanceof Collection<?> some && some.isEmpty();
    }
}
