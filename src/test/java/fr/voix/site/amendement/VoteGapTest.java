package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.tally.TallyView;
import org.junit.jupiter.api.Test;

/** Against figures worked out by hand with Wilson's formula. */
class VoteGapTest {

    private static final Messages FR = Messages.of(Language.FR);

    @Test
    void the_gap_has_its_interval_and_grows_surer_with_ballots() {
        // 60 of 100: Wilson at 95 % is 50.20 % to 69.06 %; the deputies' 25 % are taken away
        assertThat(VoteGap.of(TallyView.of(60, 30, 10, FR), TallyView.of(50, 150, 0, FR), FR))
                .contains("60,0", "25,0", "+35,0 points (entre +25,2 et +44,1");
        assertThat(VoteGap.of(TallyView.of(200, 700, 100, FR), TallyView.of(100, 100, 0, FR), FR))
                .contains("−30,0 points (entre −32,4 et −27,4");
    }

    @Test
    void few_ballots_and_votes_of_one_side_alone_have_none() {
        assertThat(VoteGap.of(TallyView.of(20, 9, 0, FR), TallyView.of(1, 1, 0, FR), FR))
                .isNull();
        assertThat(VoteGap.of(TallyView.of(20, 20, 0, FR), TallyView.of(0, 0, 0, FR), FR))
                .isNull();
        assertThat(VoteGap.of(null, TallyView.of(1, 1, 0, FR), FR)).isNull();
    }
}
