package fr.voix.desk.sample;

import fr.voix.base.text.Addresses;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;

/** Writes made-up petitions, sponsors and signs them; each step by the pages and letters that it takes. */
@Singleton
@Requires(beans = SampleConfig.class)
class SamplePetitioning {

    private static final String FILE = "/sample/petitions.csv";
    private static final String FOLLOW_UP = "/petitions/suivi/";
    private static final Pattern NUMBER = Pattern.compile("/petitions/([0-9]+)/");
    private static final int PERCENT = 100;
    private static final double SHOWS_THE_NAME = 0.4;

    /** Beyond those who vote. */
    private static final int FIRST_SIGNATORY = 10_000;

    private final SampleArrival visitors;
    private final SampleConfig config;
    private final SplittableRandom random;
    private final Map<SamplePetition, Written> written = new HashMap<>();
    private final AtomicInteger people = new AtomicInteger(FIRST_SIGNATORY);
    private final AtomicInteger signatures = new AtomicInteger();

    SamplePetitioning(SampleArrival visitors, SampleConfig config) {
        this.visitors = visitors;
        this.config = config;
        this.random = new SplittableRandom(config.seed());
    }

    /**
     * Where a petition is.
     *
     * @param sponsors where sponsors sign; empty before its author confirmed
     * @param number 0 before that, too
     */
    private record Written(String followUp, String sponsors, long number) {}

    /** All that there will be. */
    List<SamplePetition> all() {
        return rows(FILE).stream().map(this::read).toList();
    }

    /** Of a table that the jar carries. */
    static List<CSVRecord> rows(String file) {
        try (InputStream in = SamplePetitioning.class.getResourceAsStream(file);
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's own sample cannot be read", e);
        }
    }

    private SamplePetition read(CSVRecord row) {
        return new SamplePetition(
                PetitionState.valueOf(row.get("fate")),
                day(row.get("begin")),
                day(row.get("end")),
                MadeUpPerson.of(people.getAndIncrement()),
                row.get("titre"),
                row.get("demande"),
                row.get("motifs"));
    }

    private int day(String percent) {
        return Math.max(1, Integer.parseInt(percent) * config.days() / PERCENT);
    }

    int count() {
        return written.size();
    }

    int signatures() {
        return signatures.get();
    }

    long number(SamplePetition petition) {
        return written.get(petition).number();
    }

    /** As a draft, of which its author is sent a link. */
    void write(SamplePetition petition) {
        MadeUpPerson author = petition.author();
        VisitorClient browser = visitors.visitor(author.address());
        browser.passRobotCheck();
        browser.send(VisitorClient.form(browser.open(Addresses.NEW_PETITION), "form[data-new]")
                .fill("titre", petition.titre())
                .fill("demande", petition.demande())
                .fill("motifs", petition.motifs())
                .fill("nom", author.name())
                .fill("mail", author.mail())
                .fill("codePostal", author.codePostal())
                .tick("regle")
                .tick("nouvelle"));
        written.put(petition, new Written(visitors.linkTo(author.mail(), FOLLOW_UP), "", 0));
    }

    /** Its author confirms an address, and has a link for sponsors then. */
    void confirm(SamplePetition petition) {
        VisitorClient browser = visitors.visitor(petition.author().address());
        String followUp = written.get(petition).followUp();
        Document page = browser.send(VisitorClient.form(browser.open(followUp), "form[action$=/confirmation]"));
        String sponsors = page.select("#parrainage").val();
        Matcher number = NUMBER.matcher(
                VisitorClient.form(browser.open(sponsors), "form[data-sign]").action());
        if (!number.find()) {
            throw new IllegalStateException("No petition at " + sponsors);
        }
        written.put(petition, new Written(followUp, sponsors, Long.parseLong(number.group(1))));
    }

    void withdraw(SamplePetition petition) {
        VisitorClient browser = visitors.visitor(petition.author().address());
        browser.send(VisitorClient.form(
                browser.open(written.get(petition).followUp() + "/retrait"), "main form[action$=/retrait]"));
    }

    void sponsor(SamplePetition petition, int sponsors) {
        sign(written.get(petition).sponsors(), sponsors);
    }

    /** Some come by the page of a petition that is open. */
    void sign(SamplePetition petition) {
        // a few days bring many, most bring none or one
        double luck = random.nextDouble();
        sign(Addresses.petition(number(petition)), (int) (luck * luck * luck * Math.max(4, config.voters() / 10)));
    }

    private void sign(String page, int times) {
        List<Runnable> acts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            MadeUpPerson person = MadeUpPerson.of(people.getAndIncrement());
            boolean isNamed = random.nextDouble() < SHOWS_THE_NAME;
            acts.add(() -> sign(page, person, isNamed));
        }
        visitors.all(acts);
    }

    private void sign(String page, MadeUpPerson person, boolean isNamed) {
        VisitorClient browser = visitors.visitor(person.address());
        browser.passRobotCheck();
        SampleForm form = VisitorClient.form(browser.open(page), "form[data-sign]")
                .fill("nom", person.name())
                .fill("mail", person.mail())
                .fill("codePostal", person.codePostal())
                .tick("consentement");
        browser.send(isNamed ? form.tick("affichage") : form);
        Document confirmation = browser.open(visitors.linkTo(person.mail(), "/signatures/"));
        browser.send(VisitorClient.form(confirmation, "main form[method=post]"));
        signatures.incrementAndGet();
    }
}
