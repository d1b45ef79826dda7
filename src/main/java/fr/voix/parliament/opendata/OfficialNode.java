package fr.voix.parliament.opendata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value of an official file, after the one place that knows the habits of these files: they are a mechanical
 * transcription of XML, where
 * <ul>
 *   <li>every scalar is a string;
 *   <li>"nothing" is {@code {"@xsi:nil":"true"}}, {@code null}, or an absent key (an empty string counts as nothing too);
 *   <li>a repeated element is an array when there are two or more, and the bare element when there is one;
 *   <li>attributes are keys beginning with {@code @}, and text beside attributes is {@code #text}.
 * </ul>
 * {@link OfficialParser} builds these nodes normalised; readers see only text, objects and lists.
 */
sealed interface OfficialNode {

    /** Nothing, whatever the way of saying so. */
    record Absent() implements OfficialNode {}

    /** A scalar. */
    record Text(String value) implements OfficialNode {}

    /** An element with children. */
    record Element(Map<String, OfficialNode> children) implements OfficialNode {}

    /** A repeated element. */
    record Repeated(List<OfficialNode> items) implements OfficialNode {}

    OfficialNode ABSENT = new Absent();

    default boolean isAbsent() {
        return this instanceof Absent;
    }

    /** Follows keys separated by dots; absent as soon as one is. */
    default OfficialNode at(String path) {
        OfficialNode node = this;
        for (String key : path.split("\\.")) {
            node = node instanceof Element element ? element.children().getOrDefault(key, ABSENT) : ABSENT;
        }
        return node;
    }

    /** The items, whether none, one or many were written. */
    default List<OfficialNode> items(String path) {
        OfficialNode node = at(path);
        if (node.isAbsent()) {
            return List.of();
        }
        return node instanceof Repeated repeated ? repeated.items() : List.of(node);
    }

    /** The scalar at a path, or null. */
    default String text(String path) throws RefusedException {
        OfficialNode node = at(path);
        if (node.text() == null && !node.isAbsent()) {
            throw new RefusedException(path + ": text expected, found a structure");
        }
        return node.text();
    }

    /** This node's own scalar, or null. */
    default String text() {
        return this instanceof Text text ? text.value() : null;
    }

    /** Its uid, which must have that form; {@code of} is what the file should be about, with its article. */
    default String uid(Pattern form, String of) throws RefusedException {
        String uid = required("uid");
        if (!form.matcher(uid).matches()) {
            throw new RefusedException("uid is not that of " + of + ": " + uid);
        }
        return uid;
    }

    /** The scalar at a path, which must be there. */
    default String required(String path) throws RefusedException {
        String value = text(path);
        if (value == null) {
            throw new RefusedException(path + " is missing");
        }
        return value;
    }

    /** A whole number, which must be there. */
    default long number(String path) throws RefusedException {
        String value = required(path);
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new RefusedException(path + ": not a whole number: " + quoted(value));
        }
    }

    /** A whole number of 32 bits, which must be there. */
    default int integer(String path) throws RefusedException {
        long value = number(path);
        if (value != (int) value) {
            throw new RefusedException(path + ": out of bounds: " + value);
        }
        return (int) value;
    }

    /** A whole number, or 0 when there is none. */
    default long numberOrZero(String path) throws RefusedException {
        return at(path).isAbsent() ? 0 : number(path);
    }

    /** The local day of a date with or without time and offset, or null. */
    default LocalDate date(String path) throws RefusedException {
        String value = text(path);
        if (value == null) {
            return null;
        }
        try {
            return within(LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value));
        } catch (DateTimeException e) {
            throw new RefusedException(path + ": not a date: " + quoted(value));
        }
    }

    /** A date with time and offset, or null. */
    default Instant instant(String path) throws RefusedException {
        String value = text(path);
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            within(time.toLocalDate());
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new RefusedException(path + ": not a date with time and offset: " + quoted(value));
        }
    }

    /** A year that a parliament's paper can have: others are mistakes that the database may not even hold. */
    private static LocalDate within(LocalDate date) {
        if (date.getYear() < 1789 || date.getYear() > 2500) {
            throw new DateTimeException("year out of bounds");
        }
        return date;
    }

    private static String quoted(String value) {
        return '"' + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + '"';
    }
}
