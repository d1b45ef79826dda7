package fr.voix.verify;

import static fr.voix.Http.ballot;
import static fr.voix.Http.get;
import static fr.voix.Http.send;
import static fr.voix.Http.vote;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestPetitions;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against the real service: it passes after an election, and finds what is planted in the database. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = BusyTilesFilter.ON, value = "true")
class RealServiceVerifyTest {

    @TempDir
    Path folder;

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    TestVoters voters;

    @Inject
    TestPetitions petitions;

    @Inject
    PlantedFaults faults;

    @Inject
    UrnPublishing publications;

    @Inject
    BusyTilesFilter busy;

    @Test
    void votes_changes_withdrawals_and_a_closing_pass() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cookies.add(voters.aVoter());
            assertThat(vote(server, scrutin.uid(), cookies.get(i), i % 2 == 0 ? "pour" : "contre")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(vote(server, scrutin.uid(), cookies.get(0), "abstention").statusCode())
                .isEqualTo(200);
        assertThat(vote(server, scrutin.uid(), cookies.get(1), "contre").statusCode())
                .isEqualTo(200);
        withdraw(scrutin, cookies.get(2));
        ballots.cast(scrutin, 300);
        Path file = folder.resolve("checkpoints");
        VerifyRun run = verify(scrutin, "--save", file.toString());
        assertThat(run.out()).containsExactly("verify urns=1 leaves=316 ballots=311 different=0 unchecked=0");
        assertThat(run.exitCode()).isZero();

        withdraw(scrutin, cookies.get(3));
        fixtures.close(scrutin);
        publications.publish();
        VerifyRun closed = verify(scrutin, "--since", file.toString());
        assertThat(closed.out()).containsExactly("verify urns=1 leaves=318 ballots=310 different=0 unchecked=0");
    }

    @Test
    void others_who_come_first_are_waited_for_longer_than_what_fails() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        busy.refusals = 2;
        try {
            assertThat(verify(scrutin).out())
                    .containsExactly("verify urns=1 leaves=4 ballots=3 different=0 unchecked=0");
        } finally {
            busy.refusals = 0;
        }
    }

    @Test
    void a_signed_result_holds_after_more_votes_and_a_closing() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 300);
        publications.publish();
        Path open = keptResult(scrutin, "open.json");
        ballots.cast(scrutin, 20);
        fixtures.close(scrutin);
        publications.publish();
        Path closed = keptResult(scrutin, "closed.json");
        for (Path result : List.of(open, closed)) {
            VerifyRun run = VerifyRun.of(server.getURI().toString(), "--result", result.toString());
            assertThat(run.out()).last().isEqualTo("verify urns=1 leaves=322 ballots=320 different=0 unchecked=0");
            assertThat(run.exitCode()).isZero();
        }
    }

    private Path keptResult(Scrutin scrutin, String name) throws Exception {
        String document =
                get(server, "/api/v1/scrutins/" + scrutin.uid() + "/resultat").body();
        return Files.writeString(folder.resolve(name), document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update urn set pour_0 = pour_0 + 1 where true;the published tally says pour 101, the leaves count 100",
                "update urn set contre_0 = contre_0 - 1, contre_2 = 1 where true;"
                        + "the published tally says contre of tier 0 99, the leaves count 100",
                "update tile set root = set_byte(root, 0, get_byte(root, 0) # 1) where level = 0;the service withholds this urn",
                "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                        + " select urn_id, hour - interval '2 hours', 10, 9, 0, 0 from tally_history where true;"
                        + "the history says [9, 0, 0] at 10 leaves, they count [",
            })
    void what_is_changed_in_the_database_is_found(String update, String sentence) {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 300);
        faults.plant(scrutin, update);
        VerifyRun run = verify(scrutin);
        assertThat(run.out()).anyMatch(line -> line.startsWith(scrutin.uid() + ": ") && line.contains(sentence));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void a_petition_passes_and_what_is_changed_in_its_rows_is_found() {
        var petition = petitions.aPetition();
        petitions.sign(petition, 300);
        petitions.withdraw(petition, 2);
        petitions.close(petition);
        assertThat(verifyPetition(petition.uid()).out())
                .containsExactly("verify urns=1 leaves=303 ballots=0 signatures=299 different=0 unchecked=0");
        petitions.plant(petition, "update urn set signature_1 = signature_1 + 1 where true");
        publications.publish();
        // the size is what tells that something changed: a reader who comes after the row is held sees the new one
        petitions.plant(petition, "update urn set is_open = true where true");
        VerifyRun wrong = verifyPetition(petition.uid());
        assertThat(wrong.out())
                .contains(petition.uid() + ": the published tally says signatures 300, the leaves count 299");
        assertThat(VerifyRun.of(server.getURI().toString(), "--all").out())
                .anyMatch(line -> line.startsWith(petition.uid() + ": "));
        petitions.plant(petition, "update urn set signature_1 = signature_1 - 1, is_open = false where true");
    }

    private VerifyRun verifyPetition(String id) {
        publications.publish();
        return VerifyRun.of(server.getURI().toString(), "--petition", id);
    }

    @Test
    void every_listed_urn_is_looked_at() {
        Scrutin erased = fixtures.anOpenScrutin();
        fixtures.erase(erased.uid());
        Scrutin wrong = fixtures.anOpenScrutin();
        fixtures.aClosedScrutin();
        faults.plant(wrong, "update urn set abstention_1 = 7 where true");
        VerifyRun run = VerifyRun.of(server.getURI().toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(wrong.uid() + ": the published tally says abstention of tier 1 7, the leaves count 0")
                .noneMatch(line -> line.contains(erased.uid()));
        assertThat(run.err()).contains("--key localhost+");
    }

    @Test
    void the_list_of_urns_rises_goes_on_and_refuses_what_is_no_uid() throws Exception {
        Scrutin first = fixtures.anOpenScrutin();
        Scrutin second = fixtures.anOpenScrutin();
        assertThat(get(server, "/api/v1/urnes?after=" + first.uid()).body())
                .contains("{\"items\":[\"" + second.uid() + "\"");
        assertThat(get(server, "/api/v1/urnes?after=Z").body()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(get(server, "/api/v1/urnes?after=%27").statusCode()).isEqualTo(400);
    }

    private VerifyRun verify(Scrutin scrutin, String... more) {
        publications.publish();
        List<String> arguments = new ArrayList<>(List.of(server.getURI().toString(), "--scrutin", scrutin.uid()));
        arguments.addAll(List.of(more));
        return VerifyRun.of(arguments.toArray(String[]::new));
    }

    private void withdraw(Scrutin scrutin, String cookie) {
        assertThat(send(ballot(server, scrutin.uid(), cookie).DELETE()).statusCode())
                .isEqualTo(200);
    }
}
