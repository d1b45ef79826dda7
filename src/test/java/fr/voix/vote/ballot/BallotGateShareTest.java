package fr.voix.vote.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Pressure;
import org.junit.jupiter.api.Test;

class BallotGateShareTest {

    private final Pressure pressure = new Pressure(() -> 0);
    private final BallotGate gate = new BallotGate(8, 2, pressure);

    @Test
    void one_network_has_its_share_and_the_others_have_theirs() {
        NetworkHash.Mark crowded = new NetworkHash.Mark(1, 1);
        assertThat(gate.tryEnter(crowded)).isTrue();
        assertThat(gate.tryEnter(crowded)).isTrue();
        assertThat(gate.tryEnter(crowded)).isFalse();
        assertThat(pressure.level())
                .as("what one network does is no reason to shed anything")
                .isZero();
        for (int network = 2; network <= 7; network++) {
            assertThat(gate.tryEnter(new NetworkHash.Mark(network, network))).isTrue();
        }
        assertThat(gate.tryEnter(new NetworkHash.Mark(9, 9))).as("full").isFalse();
        assertThat(pressure.level()).isEqualTo(1);
        gate.leave(crowded);
        assertThat(gate.tryEnter(crowded)).isTrue();
    }
}
