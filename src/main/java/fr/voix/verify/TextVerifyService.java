package fr.voix.verify;

import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import java.util.HexFormat;
import java.util.Optional;

/** Holds what an urn is about, and was, against the hashes that its {@code t1} leaves name. */
record TextVerifyService(LogClient client) {

    private static final int MOST_BYTES = 1 << 22;

    /** @param count of all leaves */
    void verify(String uid, UrnCount count, Findings findings) throws UncheckableException {
        for (String question : count.questions()) {
            Optional<String> served = hash(SnapshotReader.address(uid) + "texte/" + question);
            if (served.isPresent() && !served.get().equals(question)) {
                findings.difference("texte/" + question + " has the hash " + served.get());
            } else if (served.isEmpty() && question.equals(count.question())) {
                // those before it may have been withheld
                findings.difference("the text of its last question is not served, texte/" + question);
            }
        }
        if (LogKind.of(uid) == LogKind.SCRUTIN) {
            verifyShown(uid, count, findings);
        }
    }

    /** The one that stands may be ahead of the leaves, since a change is published with the votes before it. */
    private void verifyShown(String uid, UrnCount count, Findings findings) throws UncheckableException {
        Optional<String> shown = hash("/api/v1/" + LogKind.SCRUTIN.path() + "/" + uid + "/texte");
        if (shown.isEmpty() || shown.get().equals(count.question())) {
            return;
        }
        String difference =
                "the text that is shown has the hash " + shown.get() + ", its last question names " + count.question();
        if (count.isClosed()) {
            findings.difference(difference);
        } else {
            findings.uncheckable(difference + "; a change of it is published within minutes: ask again");
        }
    }

    private Optional<String> hash(String path) throws UncheckableException {
        return client.get(path, MOST_BYTES).map(text -> HexFormat.of().formatHex(LogHash.plain(text)));
    }
}
