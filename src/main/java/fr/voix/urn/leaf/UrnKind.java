package fr.voix.urn.leaf;

import fr.voix.base.text.Subject;
import java.util.List;

/** The kind of an urn. The uid of a scrutin begins with a letter; that of a petition is its id in decimal digits. */
public enum UrnKind {
    SCRUTIN("scrutins", List.of(Choice.P, Choice.C, Choice.A)),
    PETITION("petitions", List.of(Choice.S));

    private final String path;
    private final List<Choice> choices;

    UrnKind(String path, List<Choice> choices) {
        this.path = path;
        this.choices = choices;
    }

    public static UrnKind of(String uid) {
        return !uid.isEmpty() && uid.charAt(0) >= '0' && uid.charAt(0) <= '9' ? PETITION : SCRUTIN;
    }

    /** Whether an urn of that uid is of this kind. */
    public boolean isOf(String uid) {
        return of(uid) == this;
    }

    /** The kind of an urn by its uid. */
    public Subject subject(String uid) {
        return new Subject(Subject.Kind.valueOf(name()), uid);
    }

    /** The first segment of its addresses. */
    public String path() {
        return path;
    }

    /** The choices that it takes, in the order in which counts are written. */
    public List<Choice> choices() {
        return choices;
    }
}
