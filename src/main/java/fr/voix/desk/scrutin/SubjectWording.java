package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.UrnKind;

/** The words for decisions on ballots of a Scrutin, or on signatures of a petition: some keys have a text of their own for these. */
record SubjectWording(Messages words, UrnKind kind) {

    private static final String OF_PETITION = ".petition";

    static SubjectWording of(Messages words, String uid) {
        return new SubjectWording(words, UrnKind.of(uid));
    }

    String text(String key, Object... arguments) {
        String own = key + OF_PETITION;
        return words.t(kind == UrnKind.PETITION && words.has(own) ? own : key, arguments);
    }
}
