package fr.voix.verify.quorum;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which logs are known, and who must have co-signed a checkpoint of theirs (C2SP {@code tlog-policy}).
 *
 * @param quorum a witness or a group
 */
public record WitnessPolicy(List<Log> logs, List<Witness> witnesses, Member quorum) {

    /** What no co-signature is asked for by. */
    static final Group NONE = new Group("none", 0, List.of());

    /** Who counts for a quorum: a witness, or a group of them. */
    public sealed interface Member {

        String name();

        /** Whether those who co-signed are enough for it. */
        boolean isMetBy(Set<Witness> cosigners);
    }

    /** @param url empty where none is given */
    public record Log(TypedKey key, String url) {}

    /**
     * One key that co-signs.
     *
     * @param name by which this policy alone knows it, a character for each octet
     * @param url its submission prefix; empty where none is given
     */
    public record Witness(String name, CosignerKey key, String url) implements Member {

        @Override
        public boolean isMetBy(Set<Witness> cosigners) {
            return cosigners.contains(this);
        }
    }

    /** @param threshold how many of its members it needs */
    public record Group(String name, int threshold, List<Member> members) implements Member {

        @Override
        public boolean isMetBy(Set<Witness> cosigners) {
            return members.stream().filter(member -> member.isMetBy(cosigners)).count() >= threshold;
        }
    }

    /** Whether a log's key is named, or none is. */
    public boolean knows(String vkey) {
        return logs.isEmpty()
                || logs.stream().anyMatch(log -> log.key().encoded().equals(vkey));
    }

    /** Whether it asks for a co-signature at all. */
    public boolean isAsking() {
        return !quorum.isMetBy(Set.of());
    }

    /**
     * Those who co-signed a checkpoint; a line by anybody else says nothing.
     *
     * @param text what was signed
     */
    public Set<Witness> cosigners(String text, List<SignatureLine> lines) {
        Set<Witness> cosigners = new HashSet<>();
        for (Witness witness : witnesses) {
            if (lines.stream()
                    .anyMatch(line -> witness.key().cosignedAt(line, text).isPresent())) {
                cosigners.add(witness);
            }
        }
        return cosigners;
    }

    public boolean isMetBy(Set<Witness> cosigners) {
        return quorum.isMetBy(cosigners);
    }
}
