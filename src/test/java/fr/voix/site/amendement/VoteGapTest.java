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
    void a_gap_is_clear_where_its_interval_does_not_touch_zero() {
        // of 500 ballots against a half, 272 are the first that Wilson's interval keeps above it
        assertThat(VoteGap.between(272, 500, 100, 200)).get().matches(VoteGap::isClear);
        assertThat(VoteGap.between(271, 500, 100, 200)).get().matches(gap -> !gap.isClear());
        assertThat(VoteGap.between(228, 500, 100, 200)).get().matches(VoteGap::isClear);
        assertThat(VoteGap.between(229, 500, 100, 200)).get().matches(gap -> !gap.isClear());
        assertThat(new VoteGap(4, 0, 8).isClear()).as("touches").isFalse();
        assertThat(new VoteGap(-4, -8, 0).isClear()).as("touches").isFalse();
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
