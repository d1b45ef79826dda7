package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/** A page with several forms, of which one may have been refused: that one says why, and shows again what was typed into it. */
public interface RefusingPage {

    /**
     * Why something was not done.
     *
     * @param form the form that it belongs to
     * @param field of the form, or null when it is none's fault
     * @param typed what was typed into it, by name
     */
    record Refusal(String form, @Nullable String field, String text, Map<String, String> typed) {}

    @Nullable
    Refusal refusal();

    default boolean isRefused(String form) {
        return refusal() != null && refusal().form().equals(form);
    }

    /** What stands in a field of a form: what was typed when it was refused, else nothing. */
    default String typed(String form, String field) {
        return typed(form, field, "");
    }

    /** What stands in a field of a form: what was typed when it was refused, else this. */
    default String typed(String form, String field, @Nullable String otherwise) {
        return isRefused(form) ? refusal().typed().getOrDefault(field, "") : Objects.toString(otherwise, "");
    }

    @Nullable
    default String error(String form) {
        return isRefused(form) ? refusal().text() : null;
    }

    @Nullable
    default String error(String form, String field) {
        return isRefused(form) && field.equals(refusal().field()) ? refusal().text() : null;
    }
}
