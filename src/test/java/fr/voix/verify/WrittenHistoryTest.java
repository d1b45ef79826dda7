package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestUrns;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.setaside.AsidePattern;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SetAsideRule;
import fr.voix.urn.setaside.SetAsideRun;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.verify.log.LogHash;
import fr.voix.vote.ballot.BallotErasure;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever voters, moderators and imports do to an urn at random: its row, its recount and a stranger's count agree. */
@MicronautTest(transactional = false)
class WrittenHistoryTest {

    private static final int STEPS = 150;
    private static final int NETWORKS = 3;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinClosing closures;

    @Inject
    TestUrns testUrns;

    @Inject
    SettingAside setAsides;

    @Inject
    SetAsideRun runs;

    @Inject
    BallotErasure erasures;

    @Inject
    UrnReader urns;

    @Inject
    UrnTables tables;

    @Inject
    UrnRecount recounts;

    @Inject
    Clock clock;

    private final List<UUID> voters = new ArrayList<>();
    private Random random;
    private Scrutin scrutin;
    private LocalDate today;
    private int moderator;

    @BeforeEach
    void aScrutinAndTwelveVoters() {
        scrutin = fixtures.anOpenScrutin();
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        moderator = sql.aModerator().moderatorId();
        for (int i = 0; i < 12; i++) {
            voters.add(ballots.aVoter());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void row_recount_and_a_strangers_count_agree_after_anything(long seed) {
        random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
        Findings findings = new Findings();
        UrnCount count = new UrnCount(scrutin.uid(), findings);
        for (String line : tables.leavesOf(scrutin)) {
            byte[] entry = line.getBytes(ISO_8859_1);
            count.read(entry, LogHash.leaf(entry));
        }
        assertThat(findings.sentences()).isEmpty();
        Urn urn = urns.ofScrutins(List.of(scrutin.uid())).getFirst();
        for (Tier tier : Tier.values()) {
            for (Choice choice : UrnKind.SCRUTIN.choices()) {
                assertThat(count.of(tier.level(), choice.ordinal()))
                        .isEqualTo(urn.counts().of(tier, choice));
            }
        }
        assertThat(tables.leavesOf(scrutin))
                .anyMatch(leaf -> leaf.startsWith("z1 "))
                .anyMatch(leaf -> leaf.startsWith("m1 "))
                .anyMatch(leaf -> leaf.startsWith("r1 "))
                .anyMatch(leaf -> leaf.startsWith("x1 "));
    }

    private void step() {
        UUID voter = voters.get(random.nextInt(voters.size()));
        switch (random.nextInt(12)) {
            case 0 -> closures.close(scrutin.uid());
            case 1, 2 -> closures.reopen(scrutin.uid());
            case 3 -> testUrns.changeText(scrutin, "<p>Texte " + random.nextInt(3) + ".</p>");
            case 4 -> ballots.withdraw(scrutin, voter);
            case 5 -> erase();
            case 6 -> decide();
            case 7 -> undo();
            default ->
                ballots.vote(
                        scrutin, voter, Choice.values()[random.nextInt(3)], today, network(random.nextInt(NETWORKS)));
        }
    }

    private static byte[] network(int number) {
        byte[] network = new byte[16];
        Arrays.fill(network, (byte) (number + 1));
        return network;
    }

    private void decide() {
        AsidePattern pattern = new AsidePattern.OfMark(SetAsideRule.RESEAU, today, network(random.nextInt(NETWORKS)));
        if (setAsides.dryRun(scrutin.uid(), pattern) instanceof SetAsideResult.Found found) {
            run(setAsides.propose(scrutin.uid(), pattern, found.dryRun().size(), "Essai.", moderator));
        }
    }

    private void undo() {
        List<SetAside> inEffect = setAsides.inEffect(scrutin.uid());
        if (!inEffect.isEmpty()) {
            run(setAsides.undo(inEffect.getFirst().number(), "Essai.", moderator));
        }
    }

    private void run(SetAsideResult result) {
        SetAside decision = switch (result) {
            case SetAsideResult.Started started -> started.decision();
            case SetAsideResult.Waiting waiting ->
                ((SetAsideResult.Started) setAsides.approve(
                                waiting.decision().number(), sql.aModerator().moderatorId()))
                        .decision();
            default -> null;
        };
        boolean isMore = decision != null;
        while (isMore) {
            isMore = runs.step(decision.number());
        }
    }

    private void erase() {
        String from = " from ballot where urn_id = ? order by leaf_index limit 1";
        if (sql.number("select count(*) from ballot where urn_id = ?", scrutin.urnId()) > 0) {
            erasures.erase(scrutin.uid(), sql.number("select leaf_index" + from, scrutin.urnId()));
        }
    }
}
