package fr.voix.desk.theme;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * One theme, or the form of a new one.
 *
 * @param heading its name, or that it is new
 * @param done said after an act, or null
 * @param state in which it is, with what stands under it; null for a new one
 * @param address of its public page, or null
 * @param former addresses that lead there too
 * @param fields as typed, or as they stand
 * @param version null for a new one
 * @param acts what else can be done with it
 * @param mayChange false for readers, and for a theme that was merged: nothing can be sent
 */
public record ThemeFormPage(
        Frame frame,
        String heading,
        String done,
        String conflict,
        String state,
        String address,
        List<String> former,
        String action,
        List<Field> fields,
        String reason,
        String reasonError,
        Integer version,
        List<Act> acts,
        boolean mayChange,
        List<Entry> history) {

    /**
     * @param lang of what is typed there
     * @param error or null
     */
    public record Field(
            String name, String label, String hint, String lang, String value, boolean isLong, String error) {}

    public record Act(String link, String text) {}

    public record Entry(String when, String datetime, String who, String what, List<String> changes, String reason) {}

    /** The faults, each with the field where it stands. */
    public List<Field> faults() {
        return fields.stream().filter(field -> field.error() != null).toList();
    }
}
