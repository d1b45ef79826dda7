package fr.voix.site.journal;

import fr.voix.base.audit.Act;
import java.util.Arrays;
import java.util.List;

/** What the entries of the public journal are about. */
enum JournalKind {
    CLASSEMENT("classement", "classify"),
    RESUMES("resumes", "summary-"),
    THEMES("themes", "theme-"),
    SCRUTINS("scrutins", "scrutin-"),
    PETITIONS("petitions", "petition-"),
    BULLETINS("bulletins", "set-aside-", "ballot-", "urn-", "journal-"),
    EQUIPE("equipe", "invite", "account-", "reset-link");

    private final String code;
    private final List<String> prefixes;

    JournalKind(String code, String... prefixes) {
        this.code = code;
        this.prefixes = List.of(prefixes);
    }

    /** What an address calls it. */
    String code() {
        return code;
    }

    List<Act> acts() {
        return Arrays.stream(Act.values())
                .filter(Act::isPublic)
                .filter(act -> prefixes.stream().anyMatch(act.key()::startsWith))
                .toList();
    }
}
