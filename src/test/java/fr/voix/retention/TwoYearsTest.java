package fr.voix.retention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestServer;
import fr.voix.TestSize;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.text.Language;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCount;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two years, day by day, of a service that is used every day: the oldest thing that is kept of each kind is held against the rule
 * in its column's comment, which {@link KeptColumnTest} holds against the page on personal data.
 */
@Tag("long")
class TwoYearsTest {

    private static final int DAYS = 731;
    /** From then on week by week, where not everything is made many of. */
    private static final int DAILY = TestSize.of(80, DAYS);

    /** A petition is written every so many days, and closed as long after. */
    private static final int PETITION_EVERY = 15;

    private static final int A_WEEK = 7;
    private static final Duration A_DAY = Duration.ofDays(1);
    /** A round of a job comes once an hour at least. */
    private static final Duration A_ROUND = Duration.ofHours(1);

    /** Of whose work nobody's data are erased; they take seconds each. */
    static final Set<String> ELSEWHERE =
            Set.of("RoundJob", "SuggestionJob", "PositionsJob", "ExportJob", "CosignJob", "StreamJob", "RegisterJob");

    private static final String TEXTE = "PRJLANR5L17B2247";

    /** Its own: what other databases signed, and which of their urns are stopped, is not of this one. */
    @TempDir
    static Path folder;

    private static EmbeddedServer server;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final Petitions petitions = bean(Petitions.class);
    private final Outbox outbox = bean(Outbox.class);
    private final TestBallots ballots = bean(TestBallots.class);
    private final TestVoters voters = bean(TestVoters.class);
    private final ScrutinFixture sql = bean(ScrutinFixture.class);
    private final ShiftedClock clock = bean(ShiftedClock.class);
    private final DataSource database = DelegatingDataSource.unwrapDataSource(bean(DataSource.class));
    private final ServiceJobs jobs = ServiceJobs.of(server.getApplicationContext(), ELSEWHERE);
    private final Deque<Petition> open = new ArrayDeque<>();
    private final Set<String> seen = new TreeSet<>();

    private Scrutin scrutin;
    private String closing;
    private Signatory browser;
    private String colleague;
    private int moderatorId;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(
                "voix.serving",
                "true",
                "test.shifted-clock",
                "true",
                "test.local-outbox",
                "true",
                "voix.home",
                folder.toString(),
                "voix.urn.notes",
                folder.resolve("notes").toString(),
                "voix.crowd.floor",
                "12"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void nothing_is_kept_for_longer_than_its_column_and_the_page_say() throws Exception {
        scrutin = bean(Fixtures.class).anOpenScrutin();
        sql.aScrutin();
        closing = bean(Fixtures.class).anOpenScrutin().uid();
        colleague = bean(Team.class).a(Role.ADMINISTRATOR);
        moderatorId = bean(Team.class).idOf(colleague);
        List<KeptColumn> limited = limited();
        for (int day = 0, round = 0; day < DAYS; day += day < DAILY ? 1 : A_WEEK, round++) {
            live(round);
            // some end what others began, and all come several times a day
            jobs.run();
            jobs.run();
            assertNothingIsTooOld(day, limited);
            assertThat(tooOld()).as("day %s", day).isEmpty();
            clock.advance(A_DAY.multipliedBy(day < DAILY ? 1 : A_WEEK));
        }
        assertThat(seen)
                .as("what this test never saw, it says nothing about")
                .isEqualTo(limited.stream().map(KeptColumn::table).collect(Collectors.toSet()));
    }

    private List<KeptColumn> limited() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return KeptColumn.all(connection).stream()
                    .filter(column -> column.limit().isPresent())
                    .toList();
        }
    }

    /** Somebody does each thing that leaves something. */
    private void live(int day) throws Exception {
        // who was checked by a robot check of that day
        browser = new Signatory(server.getURI(), "Cookie", voters.aVoter());
        vote();
        petition(day);
        sign(day);
        follow(day);
        work(day);
        leaveRows(day);
    }

    private void vote() throws Exception {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String body = "{\"choice\":\"pour\",\"nonce\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce) + "\",\"consent\":true}";
        HttpRequest request = HttpRequest.newBuilder(at("/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Cookie", voters.aVoter())
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        // above twelve they wait
        ballots.castFrom(scrutin, 24, clock.instant().atZone(ZoneOffset.UTC).toLocalDate(), nonce);
    }

    private void petition(int day) {
        if (day % PETITION_EVERY == 0) {
            if (!open.isEmpty()) {
                Petition closed = petitions.close(open.removeFirst());
                if (day % 2 == 0) {
                    answer(closed);
                }
            }
            open.add(petitions.anOpenOne());
            if (day % 4 == 0) {
                petitions.aRefusedOne();
            }
            write("auteur" + day + "@boite.example", day % 2 == 0);
        }
    }

    private void answer(Petition petition) {
        sql.run(
                "insert into petition_answer (petition_id, kind, author, given_on, text, published_at)"
                        + " values (?, 'ANSWER', 'La commission', '2026-11-25', 'Oui.', cast(? as timestamptz))",
                petition.id(),
                clock.instant().toString());
    }

    private void write(String mail, boolean isConfirmed) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("titre", "Planter des haies " + mail, "regle", "oui"));
        form.putAll(Map.of("demande", "Qu’on en plante.", "motifs", "Il en manque.", "nom", "Ada Martin"));
        form.putAll(Map.of("mail", mail, "pays", "FR", "codePostal", "29242"));
        assertThat(browser.post("/petitions/nouvelle", form).statusCode()).isEqualTo(303);
        if (isConfirmed) {
            String link = outbox.lastTo(mail).link("/petitions/suivi/");
            assertThat(browser.post(link + "/confirmation", Map.of()).statusCode())
                    .isEqualTo(303);
        }
    }

    private void sign(int day) {
        for (boolean isConfirmed : new boolean[] {true, false}) {
            String mail = "signataire" + day + isConfirmed + "@boite" + day + ".example";
            Map<String, String> form = Signatory.form("Ada Martin", mail);
            if (day % 2 == 0) {
                form.put("nouvelles", "oui");
            }
            assertThat(browser.sign(open.getLast().id(), form).statusCode()).isEqualTo(303);
            if (isConfirmed) {
                String link = outbox.lastTo(mail).links().stream()
                        .filter(url -> url.contains("/signatures/") && !url.contains("/retrait"))
                        .findFirst()
                        .orElseThrow();
                assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
            }
        }
    }

    private void follow(int day) {
        String mail = "suivi" + day + "@boite" + day + ".example";
        var wish = Map.of("texte", TEXTE, "mail", mail, "frequence", "weekly", "consentement", "oui");
        assertThat(browser.post("/suivre", wish).statusCode()).isEqualTo(303);
        if (day % PETITION_EVERY == 0) {
            ReceivedMail letter = outbox.lastTo(mail);
            assertThat(browser.post(letter.link("/confirmation/"), Map.of()).statusCode())
                    .isEqualTo(303);
        }
    }

    private void work(int day) {
        Team.sessionOf(colleague);
        byte[] network = {4, 10, 0, (byte) day};
        bean(SignInCount.class)
                .count("inconnue" + day + "@voix.example", null, new Caller(network, null, null, Language.FR));
    }

    /** Of what takes a browser with keys, a receiver or a second person to be left. */
    private void leaveRows(int day) {
        String now = clock.instant().toString();
        sql.run(
                "insert into spent_challenge (nonce, expires_at) values (?, cast(? as timestamptz) + interval '30"
                        + " minutes')",
                bytes(16),
                now);
        sql.run("insert into spent_proof (nonce, expires_at) values (?, cast(? as timestamptz))", bytes(16), now);
        sql.run(
                "insert into joint_act (kind, subject, leaf_index, proposed_by, proposed_at, expires_at) values"
                        + " ('ERASE', ?, ?, ?, cast(? as timestamptz), cast(? as timestamptz) + interval '7 days')",
                "scrutin:" + scrutin.uid(),
                day,
                moderatorId,
                now,
                now);
        sql.run(
                "insert into set_aside (urn_uid, rule, mark, mark_day, first_index, end_index, ballots, counts_before,"
                        + " counts_after, reason, proposed_by, proposed_at, needs_second, dropped_at) values (?, 'reseau',"
                        + " ?, cast(cast(? as timestamptz) at time zone 'UTC' as date), 1, 2, 1, '{9,0,0,0,0,0,0,0,0}',"
                        + " '{8,0,0,0,0,0,0,0,0}', 'Essai.', ?, now(), true, now())",
                scrutin.uid(),
                bytes(16),
                now,
                moderatorId);
        sql.run(
                "insert into scheduled_closing (scrutin_uid, due_at) values (?, cast(? as timestamptz) +"
                        + " interval '12 hours') on conflict do nothing",
                closing,
                now);
        sql.run(
                "insert into untold_filing (scrutin_uid, themes_before, decided_at, tell_after) values (?, '{}',"
                        + " cast(? as timestamptz), cast(? as timestamptz) + interval '10 seconds') on conflict do"
                        + " nothing",
                scrutin.uid(),
                now,
                now);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void assertNothingIsTooOld(int day, List<KeptColumn> limited) throws SQLException {
        String query = limited.stream()
                .map(column -> {
                    String anchor = "\"" + column.limit().orElseThrow().anchor() + "\"";
                    return "select '%s', count(*), extract(epoch from max(cast(? as timestamptz) - (%s::timestamp at time zone 'UTC')))"
                                    .formatted(column.name(), anchor)
                            + " from \"%s\" where \"%s\" is not null and %s is not null"
                                    .formatted(column.table(), column.column(), anchor);
                })
                .collect(Collectors.joining("\nunion all\n"));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("set time zone 'UTC'")) {
            statement.execute();
            try (PreparedStatement select = connection.prepareStatement(query)) {
                for (int i = 1; i <= limited.size(); i++) {
                    select.setObject(i, clock.instant().atOffset(ZoneOffset.UTC));
                }
                Map<String, Duration> longest = limited.stream()
                        .collect(Collectors.toMap(
                                KeptColumn::name,
                                column -> column.limit().orElseThrow().after()));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getLong(2) > 0) {
                            String name = rows.getString(1);
                            seen.add(name.split("\\.")[0]);
                            assertThat(Duration.ofSeconds(rows.getLong(3)))
                                    .as("the oldest %s on day %s", name, day)
                                    .isLessThanOrEqualTo(longest.get(name).plus(A_ROUND));
                        }
                    }
                }
            }
        }
    }

    /** Who took part in a petition that is over, by the times that the page names and the events that everybody reads. */
    private List<String> tooOld() throws SQLException {
        String query = """
            with over as (
                select p.petition_id, p.urn_id, p.state, p.author_address,
                    coalesce(p.closed_at,
                        (select max(occurred_at) from petition_event e where e.petition_id = p.petition_id)) as at,
                    (select min(a.published_at) from petition_answer a
                        where a.petition_id = p.petition_id and a.withdrawn_at is null) as answered_at
                from petition p
                where p.state not in ('DRAFT', 'SPONSORING', 'AWAITING', 'OPEN', 'SUSPENDED')
            ), due as (
                select *, at + ? * interval '1 second' as others_at,
                    case when state in ('CLOSED', 'ANSWERED', 'ARCHIVED')
                        then least(case when answered_at is not null then greatest(at, answered_at) + ? * interval '1 second' end,
                            at + ? * interval '1 second')
                        else at + ? * interval '1 second' end as all_at
                from over
            )
            select 'signatory of ' || petition_id from due join signature s using (urn_id)
            where s.address is not null and (case when s.wants_news then all_at else others_at end) < cast(? as timestamptz)
            union all
            select 'author of ' || d.petition_id from due d left join petition_author a using (petition_id)
            where (d.author_address is not null or a.petition_id is not null) and d.all_at < cast(? as timestamptz)
            union all
            select 'draft ' || petition_id from petition
            where state = 'DRAFT' and created_at + ? * interval '1 second' < cast(? as timestamptz)
            """;
        Instant roundAgo = clock.instant().minus(A_ROUND);
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, Promise.SIGNATORY.time().toSeconds());
            select.setLong(2, Promise.SIGNATORY_WHO_WAITS.time().toSeconds());
            select.setLong(3, Promise.LAST_FOR_SIGNATORY.time().toSeconds());
            select.setLong(4, Promise.AUTHOR.time().toSeconds());
            select.setObject(5, roundAgo.atOffset(ZoneOffset.UTC));
            select.setObject(6, roundAgo.atOffset(ZoneOffset.UTC));
            select.setLong(7, Promise.DRAFT.time().toSeconds());
            select.setObject(8, roundAgo.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private URI at(String path) {
        return server.getURI().resolve(path);
    }
}
