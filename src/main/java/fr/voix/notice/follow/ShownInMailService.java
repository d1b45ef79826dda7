package fr.voix.notice.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.mail.ShownSubjects;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Names scrutins and petitions in letters, and knows which of them are still shown, petitions under the same title. */
@Singleton
record ShownInMailService(SubjectRepository subjects) implements ShownSubjects {

    private static final String SCRUTIN = "scrutin/";
    private static final String PETITION = "petition/";

    static String scrutin(String uid) {
        return SCRUTIN + uid;
    }

    /** A title that was corrected since is not sent to anybody. */
    static String petition(String id, String titre) {
        return PETITION + id + "/" + HexFormat.of().formatHex(Sha256.hash(titre.getBytes(UTF_8)));
    }

    @Override
    public Set<String> of(Collection<String> asked) {
        Set<String> shown = new HashSet<>();
        List<String> uids = asked.stream()
                .filter(one -> one.startsWith(SCRUTIN))
                .map(one -> one.substring(SCRUTIN.length()))
                .toList();
        if (!uids.isEmpty()) {
            subjects.shownScrutins(uids.toArray(String[]::new)).forEach(uid -> shown.add(scrutin(uid)));
        }
        List<Long> ids = asked.stream()
                .filter(one -> one.startsWith(PETITION))
                .map(one -> Long.valueOf(one.split("/")[1]))
                .toList();
        if (!ids.isEmpty()) {
            subjects.petitions(ids).forEach(one -> shown.add(petition(one.key(), one.name())));
        }
        shown.retainAll(asked);
        return shown;
    }
}
