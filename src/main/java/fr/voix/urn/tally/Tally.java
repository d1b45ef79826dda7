package fr.voix.urn.tally;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import java.time.Instant;

/**
 * The counts of one Scrutin or petition at an instant.
 *
 * @param uid of the Scrutin, or the petition's id in digits
 * @param counts by trust tier and choice
 * @param crowd those of them that came from networks which brought more than is expected of one
 * @param size number of leaves in the urn
 * @param root lowercase hex of the urn's Merkle tree hash (RFC 6962)
 */
public record Tally(String uid, Counts counts, Crowd crowd, boolean isOpen, long size, String root, Instant at) {

    /** What an urn's row says. */
    public static Tally of(Urn urn, Instant at) {
        return new Tally(
                urn.uid(),
                urn.counts(),
                urn.crowd(),
                urn.isOpen(),
                urn.frontier().size(),
                urn.frontier().rootHex(),
                at);
    }

    public static Tally of(Publication publication) {
        return of(publication.urn(), publication.at());
    }

    public Tally with(Crowd known) {
        return new Tally(uid, counts, known.within(counts), isOpen, size, root, at);
    }

    public UrnKind kind() {
        return UrnKind.of(uid);
    }

    /** As documents write it. */
    public String state() {
        return isOpen ? "open" : "closed";
    }

    public long pour() {
        return counts.of(Choice.P);
    }

    public long contre() {
        return counts.of(Choice.C);
    }

    public long abstention() {
        return counts.of(Choice.A);
    }

    public long signatures() {
        return counts.of(Choice.S);
    }

    public long total() {
        return counts.total();
    }
}
