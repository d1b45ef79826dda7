package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.tally.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results of all kinds; run as a program, it draws them to look at, and the cards of pages about no single Scrutin. */
final class CardSamples {

    private static final String SHORT =
            "Déplacer 8 millions d’euros de la vidéosurveillance vers les services de préfecture";
    private static final String LONG =
            "Après l’article 12, demander au Gouvernement un rapport sur l’accès aux soins dans les zones rurales, les quartiers "
                    + "prioritaires et les outre-mer, sur les délais d’attente et sur le nombre de praticiens qui s’y installent, "
                    + "avec une comparaison entre départements depuis dix ans";
    private static final Instant AT = Instant.parse("2025-11-25T16:21:09Z");

    private CardSamples() {}

    static final String REGISTER = "registre 1\u202f234\u202f567, 0f1a20c3…";

    static Result result(Language language, String numero, String gist, boolean isOpen, LocalDate on, long... counts) {
        long total = counts[0] + counts[1] + counts[2];
        var tally = new Tally(
                "AMANR5L17PO59048B2247P0D1N001115",
                Counts.NONE
                        .plus(Tier.BROWSER, Choice.P, counts[0])
                        .plus(Tier.BROWSER, Choice.C, counts[1])
                        .plus(Tier.BROWSER, Choice.A, counts[2]),
                Crowd.NONE,
                isOpen,
                total + total / 9 + 1,
                "00ff",
                AT);
        return new Result(
                language, numero, new Gist(gist, "fr", Gist.Source.RESUME), tally, on, "voix.example", REGISTER);
    }

    /** The same votes, told or read otherwise. */
    static Result with(Result result, Crowd crowd, Instant at, String register) {
        var tally = result.tally();
        return new Result(
                result.language(),
                result.numero(),
                result.gist(),
                new Tally(tally.uid(), tally.counts(), crowd, tally.isOpen(), tally.size(), tally.root(), at),
                result.changesOn(),
                result.host(),
                register);
    }

    static Map<String, Result> all() {
        var samples = new LinkedHashMap<String, Result>();
        var november = LocalDate.of(2025, 11, 30);
        samples.put("short", result(Language.FR, "CF1115", SHORT, true, november, 6038, 5961, 848));
        samples.put(
                "long",
                result(Language.FR, "II-CF2345 (2ème Rect)", LONG, true, null, 24_812_044, 21_390_101, 2_797_855));
        samples.put(
                "none",
                result(Language.FR, "12", "Article 49, état B, projet de loi de finances", true, null, 0, 0, 0));
        samples.put("closed", result(Language.FR, "I-1492", SHORT, false, LocalDate.of(2026, 1, 1), 1, 11_999, 3));
        samples.put("crowd", with(samples.get("short"), new Crowd(2, 1_038, 12, 0, 0), AT, REGISTER));
        samples.put("all", result(Language.FR, "CF7", SHORT, true, null, 12_847, 0, 0));
        samples.put(
                "en",
                result(
                        Language.EN,
                        "CF1115",
                        "Move 8 million euros from video surveillance to prefectures",
                        true,
                        november,
                        6038,
                        5961,
                        848));
        samples.put("en-closed", result(Language.EN, "CF1115", SHORT, false, november, 0, 0, 1));
        return samples;
    }

    /** The card of pages about no single Scrutin, as it is kept. */
    static Path file(Language language) {
        return Path.of("web/static/img", "carte-" + language.code() + ".png");
    }

    /** The same, as today's words draw it. */
    static byte[] site(CardWriter writer, Language language) throws IOException {
        var m = Messages.of(language);
        return writer.write(m.t("home.title"), m.t("home.lede"), m.t("footer.independent"));
    }

    public static void main(String[] folder) throws IOException {
        var writer = new CardWriter(new SheetWriter());
        for (var sample : all().entrySet()) {
            Files.write(Path.of(folder[0], sample.getKey() + ".png"), writer.write(sample.getValue()));
        }
        for (var language : Language.values()) {
            Files.write(file(language), site(writer, language));
        }
        var sample = all().get("long");
        for (int round = 0; round < 3; round++) {
            long start =
                    java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < 20; i++) {
                writer.write(sample);
            }
            System.out.printf(
                    "%.1f ms of processor a card%n",
                    (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                            / 20e6);
        }
    }
}
