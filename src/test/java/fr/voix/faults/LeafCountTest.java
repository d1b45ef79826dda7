package fr.voix.faults;

import fr.voix.LeafSequences;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeafCountTest {

    /** No petition is signed while faults are planted. */
    static Stream<LeafSequences.Sequence> ofScrutins() {
        return LeafSequences.all()
                .filter(sequence -> !Character.isDigit(sequence.uid().charAt(0)));
    }

    @ParameterizedTest
    @MethodSource("ofScrutins")
    void every_sequence_of_leaves_is_what_all_programs_make_of_it(LeafSequences.Sequence sequence) {
        sequence.requireSame((uid, leaves) -> {
            LeafCount count = new LeafCount(uid);
            leaves.forEach(count::read);
            return count.faults().isEmpty() ? count.counted() + " " + (count.isClosed() ? "closed" : "open") : "fault";
        });
    }
}
