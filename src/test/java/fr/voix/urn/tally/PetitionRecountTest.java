package fr.voix.urn.tally;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestPetitions;
import fr.voix.TestPetitions.TestPetition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import fr.voix.urn.memory.RecountCommand;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@MicronautTest(transactional = false)
class PetitionRecountTest {

    @Inject
    UrnRecount recounts;

    @Inject
    RecountCommand command;

    @Inject
    TestPetitions petitions;

    @Inject
    PetitionFixture lives;

    private TestPetition petition;

    /** 302 leaves, 299 signatures that count: 100 from Belgium, 199 from the Rhône. */
    @BeforeEach
    void threeHundredSignAndOneThinksBetterOfIt() {
        petition = petitions.aPetition();
        petitions.sign(petition, 300);
        petitions.withdraw(petition, 2);
    }

    @AfterEach
    void leaveNothingBehind() {
        petitions.remove(petition);
    }

    @Test
    void a_petition_that_was_signed_withdrawn_restated_and_closed_is_sound() {
        petitions.restate(petition, "Deux bancs.");
        petitions.close(petition);
        petitions.close(petition);
        RecountReport report = recounts.recount(petition.uid()).orElseThrow();
        assertThat(report.faults()).isEmpty();
        assertThat(report.leaves()).isEqualTo(304);
        assertThat(report.ballots()).isEqualTo(299);
        assertThat(recounts.recount(petition.uid(), () -> {}, true).orElseThrow())
                .isEqualTo(report);
        assertThat(recounts.uids()).contains(petition.uid());
    }

    /** A recount notes its urn, as of every urn; the day after, that is no reason to stop it. */
    @Test
    void a_petition_that_was_never_published_is_hidden_by_nobody() {
        for (PetitionState state : List.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.LAPSED)) {
            String uid = Long.toString(lives.a(state).id());
            assertThat(recounts.shownOtherwise(List.of(uid))).as(uid).doesNotContainKey(uid);
        }
    }

    @Test
    void the_command_takes_the_number_of_a_petition() {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out));
        assertThat(line.execute(petition.uid())).as("%s", out).isZero();
        assertThat(out.toString().lines()).last().asString().endsWith(" leaves=302 ballots=299 wrong=0");
        assertThat(line.execute("0")).isEqualTo(1);
        assertThat(out.toString()).contains("0: there is no such urn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "delete from signature where leaf_index = 7;1 signatures stand without a row of their own",
                "update signature set tier = 2 where leaf_index = 7;a signature row says S at leaf 7, which says something else",
                "update signature set leaf_index = 2 where leaf_index = 7;"
                        + "a signature row stands for leaf 2, which is crossed out",
                "update signature_departement set signatures = signatures + 1 where place = '69';"
                        + "the count of 69 says 200 signatures, its rows are 199",
                "update signature set departement = '13' where leaf_index = 3;"
                        + "the count of 13 says 0 signatures, its rows are 1",
                "delete from signature_departement where place = '99';the count of 99 says 0 signatures, its rows are 100",
            })
    void rows_that_are_not_what_the_leaves_say_are_found(String change, String fault) {
        petitions.plant(petition, change);
        assertThat(recounts.recount(petition.uid()).orElseThrow().faults()).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update urn set signature_1 = signature_1 + 1 where true;the urn says",
                "update urn set signature_2 = 1 where true;the urn says",
                "update urn set pour_0 = 1 where true;the urn says",
                "update tile set root = set_byte(root, 0, get_byte(root, 0) # 1) where level = 0;tile 0/0 is not that",
                "update tally_history set signatures = signatures + 1 where true;the history says 300 at 302 leaves, they count 299",
                "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                        + " select urn_id, 'ANSWER', 10000, 21, now() from urn where true;"
                        + "the threshold ANSWER of 10000 signatures names 21 leaves, which count 20",
                "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                        + " select urn_id, 'ANSWER', 300, 303, now() from urn where true;"
                        + "the threshold ANSWER of 300 signatures names 303 leaves, the urn has 302",
                // nobody lives in any other than the Rhône
                "insert into petition_threshold (urn_id, kind, signatures, size, departements, reached_at)"
                        + " select urn_id, 'DEBATE', 200, 302, 2, now() from urn where true;"
                        + "the threshold DEBATE takes 2 départements, the first 302 leaves are from 1 at most",
                // the first signature now says that it is a ballot
                "update leaf set leaves = set_byte(leaves, 0, 17) where first_index = 1;"
                        + "leaf 1 has no meaning in the urn of a petition",
            })
    void an_urn_that_is_not_what_its_leaves_say_is_found_by_both_recounts(String change, String fault) {
        petitions.plant(petition, change);
        for (RecountReport report : List.of(
                recounts.recount(petition.uid()).orElseThrow(),
                recounts.recount(petition.uid(), () -> {}, true).orElseThrow())) {
            assertThat(report.faults()).anyMatch(sentence -> sentence.startsWith(fault));
        }
    }
}
