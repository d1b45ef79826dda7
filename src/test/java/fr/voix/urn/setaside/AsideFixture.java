package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.UrnRecount;
import jakarta.inject.Singleton;
import java.util.List;

/** What two colleagues decide, carried out to its end. */
@Singleton
public class AsideFixture {

    private final SettingAside setAsides;
    private final SetAsideRun runs;
    private final UrnReader urns;
    private final UrnRecount recounts;

    AsideFixture(SettingAside setAsides, SetAsideRun runs, UrnReader urns, UrnRecount recounts) {
        this.setAsides = setAsides;
        this.runs = runs;
        this.urns = urns;
        this.recounts = recounts;
    }

    static SetAside started(SetAsideResult result) {
        return ((SetAsideResult.Started) result).decision();
    }

    /** By one of these people where that is enough, else by the other as well. */
    SetAside decided(SetAsideResult result, int one, int other) {
        if (result instanceof SetAsideResult.Waiting waiting) {
            SetAside decision = waiting.decision();
            return started(setAsides.approve(decision.number(), decision.proposedBy() == one ? other : one));
        }
        return started(result);
    }

    void run(SetAside decision) {
        boolean isMore = true;
        while (isMore) {
            isMore = runs.step(decision.number());
        }
        assertThat(setAsides.find(decision.number()).orElseThrow().state()).isEqualTo(SetAside.State.DONE);
    }

    SetAside carriedOut(SetAsideResult result, int one, int other) {
        SetAside decision = decided(result, one, other);
        run(decision);
        return decision;
    }

    public Urn urn(String uid) {
        return urns.of(List.of(uid)).getFirst();
    }

    public void assertRecount(String uid) {
        assertThat(recounts.recount(uid).orElseThrow().faults()).isEmpty();
    }
}
