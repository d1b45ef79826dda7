package fr.voix.desk.scrutin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.load.LoadPurpose;
import fr.voix.base.load.LoadService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.PaintedUrns;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ballots that wait to be looked at, on the pages of those who look. */
@MicronautTest(transactional = false)
@Property(name = "voix.quarantine.floor", value = "60")
class QuarantineDeskTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    UrnRecount recounts;

    @Inject
    AmendementService amendements;

    @Inject
    ScrutinHiding hidings;

    @Inject
    LoadService load;

    @Inject
    ScrutinFixture sql;

    @Inject
    Clock clock;

    @Test
    void a_group_of_ballots_that_wait_is_listed_and_settled_in_one_act() {
        Browser browser = new Browser(server.getURI());
        browser.enter(team.a(Role.MODERATOR));
        Scrutin scrutin = fixtures.anOpenScrutin();
        String page = "/moderation/scrutins/" + scrutin.uid() + "/decisions";
        ballots.cast(scrutin, 200);
        ballots.castFrom(scrutin, 72, LocalDate.now(clock.withZone(ZoneOffset.UTC)), CROWDED);
        assertThat(browser.get("/moderation/decisions").body())
                .contains("Scrutins et pétitions sous pression", "12 bulletins attendent, en un groupe");
        assertThat(browser.get("/moderation/decisions").body())
                .contains("/moderation/decisions\" aria-current=\"page\">Décisions <b");
        assertThat(browser.get("/moderation/pression").body())
                .contains("À regarder maintenant", "12 bulletins attendent, en un groupe");
        String shown = browser.get(page).body();
        Matcher group = Pattern.compile("/attente/(\\d+)#attente").matcher(shown);
        assertThat(group.find()).isTrue();
        assertThat(shown).contains("12 bulletins attendent d’être regardés, hors de tout compte.");

        Browser reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        assertThat(reader.get(page).body())
                .contains("12 bulletins attendent d’être regardés")
                .doesNotContain("/attente/");

        String act = "/attente/" + group.group(1);
        assertThat(post(browser, page + act, "verdict", "release", "reason", "").body())
                .contains("Donnez une raison");
        assertThat(post(browser, page + act, "verdict", "choose", "reason", "Oui.")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(browser, page + act, "verdict", "release", "reason", "Une résidence.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(tables.leavesOf(scrutin).stream().filter(leaf -> leaf.startsWith("r1 ")))
                .hasSize(12);
        assertThat(post(browser, page + act, "verdict", "confirm", "reason", "Trop tard.")
                        .body())
                .contains("déjà décidé");
        assertThat(browser.get("/journal").body()).contains("d" + group.group(1));
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    @Test
    void the_last_hour_is_drawn_minute_by_minute_under_titles_those_of_what_is_hidden_too() {
        Browser reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        Scrutin pressed = fixtures.anOpenScrutin();
        Scrutin calm = fixtures.anOpenScrutin();
        ballots.cast(pressed, 200);
        ballots.castFrom(pressed, 72, LocalDate.now(clock.withZone(ZoneOffset.UTC)), CROWDED);
        ballots.cast(calm, 99);

        String page = reader.get("/moderation/pression").body();
        assertThat(page)
                .contains("Nouveaux votes, minute par minute, de ", "<th scope=\"col\" class=\"num\">Mis en attente");
        assertThat(numbers(page, "all", 0)).as("of all").isGreaterThanOrEqualTo(340);
        assertThat(numbers(page, "all", 1)).as("that wait").isGreaterThanOrEqualTo(10);
        assertThat(numbers(page, pressed.uid(), 0)).isBetween(240L, 270L);
        assertThat(page).contains("270 nouveaux votes en une heure").doesNotContain("h-" + calm.uid());

        String title = title(page, pressed);
        assertThat(title).contains(numero(pressed)).doesNotContain(pressed.uid());
        hidings.hide(pressed.uid(), "Le texte contient une adresse.", "The text has an address.");
        String hidden = reader.get("/moderation/pression").body();
        assertThat(title(hidden, pressed)).isEqualTo(title);
        assertThat(hidden)
                .contains(title + "</a> <span class=\"muted\">(non public)</span>", title + ", minute par minute");
    }

    @Test
    void one_visitor_is_seen_in_no_minute_of_a_busy_hour() {
        Browser reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        List<Scrutin> busy = List.of(fixtures.anOpenScrutin(), fixtures.anOpenScrutin());
        for (Scrutin scrutin : busy) {
            ballots.cast(scrutin, 110);
            arrive(scrutin, 1, Duration.ofMinutes(20));
            arrive(scrutin, 15, Duration.ofMinutes(25));
        }
        String page = reader.get("/moderation/pression").body();
        for (Scrutin scrutin : busy) {
            assertThat(cells(page, scrutin.uid(), 0))
                    .allMatch(cell -> cell.equals("moins de 10") || cell.endsWith("0"))
                    .contains("moins de 10", "10");
        }
        assertThat(page).contains("120 nouveaux votes en une heure").doesNotContain("126 nouveaux");
        assertThat(cells(page, "all", 1)).allMatch(cell -> cell.equals("moins de 10") || cell.endsWith("0"));
    }

    @Test
    void what_is_pressed_now_is_drawn_after_days_that_were_busier() {
        Browser reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        List<Scrutin> before = List.of(fixtures.anOpenScrutin(), fixtures.anOpenScrutin());
        Scrutin pressed = fixtures.anOpenScrutin();
        ballots.cast(pressed, 120);
        for (Scrutin scrutin : before) {
            PaintedUrns.add(scrutin.uid());
            sql.run("""
                    insert into tally_history (urn_id, hour, size, pour, contre, abstention)
                    select ?, date_trunc('hour', now()) - i * interval '1 hour', (100 - i) * 1000, (100 - i) * 1000, 0, 0
                    from generate_series(3, 70) i""", scrutin.urnId());
            // more than all hours have: what is not published is not drawn
            sql.run("update urn set size = 131072 where urn_id = ?", scrutin.urnId());
        }
        try {
            String page = reader.get("/moderation/pression").body();
            assertThat(page.split("<time datetime=")).hasSize(1 + 100);
            assertThat(numbers(page, pressed.uid(), 0)).isBetween(100L, 120L);
            assertThat(title(page, before.getFirst())).contains(numero(before.getFirst()));
        } finally {
            before.forEach(scrutin -> sql.run("update urn set size = 1 where urn_id = ?", scrutin.urnId()));
            before.forEach(scrutin -> sql.run("delete from tally_history where urn_id = ?", scrutin.urnId()));
        }
    }

    private void arrive(Scrutin scrutin, int votes, Duration ago) {
        load.subject(LoadPurpose.ARRIVED, scrutin.uid().getBytes(US_ASCII))
                .count(votes, clock.instant().minus(ago));
    }

    private String numero(Scrutin scrutin) {
        return amendements.find(scrutin.uid()).orElseThrow().numero();
    }

    private static String title(String page, Scrutin scrutin) {
        return first(page, scrutin.uid() + "/decisions\"[^>]*>([^<]+)</a>");
    }

    /** The sum of a column of the table beside a drawing. */
    private static long numbers(String page, String id, int column) {
        return cells(page, id, column).stream()
                .filter(cell -> !cell.equals("moins de 10"))
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static List<String> cells(String page, String id, int column) {
        String table = first(page, "(?s)aria-labelledby=\"h-" + id + "\".*?<tbody>(.*?)</tbody>");
        assertThat(table.split("</tr>")).hasSizeGreaterThanOrEqualTo(60);
        return Pattern.compile(
                        "<tr>.*?</th>(?:<td class=\"num\">[^<]*</td>){" + column + "}<td class=\"num\">([^<]*)</td>")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String first(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> post(Browser browser, String path, String... fields) {
        var all = new ArrayList<>(List.of("csrf", Browser.csrf(browser.get(path.replaceFirst("/attente/.*", "")))));
        all.addAll(List.of(fields));
        return browser.post(path, all.toArray(String[]::new));
    }
}
