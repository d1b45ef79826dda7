package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Position;
import fr.voix.parliament.rollcall.ScrutinPublic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrutinPublicParserTest {

    @Test
    void reads_the_older_shape_too() throws RefusedException {
        ScrutinPublic.Detailed detailed =
                ScrutinPublicParser.parse(OpenDataFiles.node("VTANR5L15V905.json", "scrutin"), new byte[0]);
        ScrutinPublic scrutin = detailed.scrutin();

        assertThat(scrutin.legislature()).isEqualTo(15);
        assertThat(scrutin.pour() + scrutin.contre() + scrutin.abstentions()).isEqualTo(scrutin.votants());
        assertThat(detailed.votes().stream().filter(vote -> vote.position() == Position.POUR))
                .hasSize(scrutin.pour());
        assertThat(detailed.votes().stream().filter(vote -> vote.position() == Position.CONTRE))
                .hasSize(scrutin.contre());
    }

    @Test
    void no_group_is_better_than_a_wrong_one() throws RefusedException {
        ScrutinPublic.Detailed detailed =
                ScrutinPublicParser.parse(OpenDataFiles.node("VTANR5L17V494.json", "scrutin"), new byte[0]);
        ScrutinPublic scrutin = detailed.scrutin();

        assertThat(detailed.groupes())
                .hasSize(12)
                .allSatisfy(groupe -> assertThat(groupe.groupeUid()).isNull());
        assertThat(detailed.groupes().stream()
                        .mapToInt(ScrutinPublic.VoteGroupe::pour)
                        .sum())
                .isEqualTo(scrutin.pour());
    }

    @ParameterizedTest
    @CsvSource({"10,3,2,POUR", "3,10,2,CONTRE", "1,2,9,ABSTENTION", "4,4,0,", "0,0,0,", "2,4,4,", "0,1,0,CONTRE"})
    void a_group_s_position_is_its_largest_count(int pour, int contre, int abstentions, Position position) {
        assertThat(ScrutinPublicParser.position(pour, contre, abstentions)).isEqualTo(position);
    }
}
