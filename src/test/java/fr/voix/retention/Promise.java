package fr.voix.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the page on personal data says of times, in both languages, and of which tables it says it. */
enum Promise {
    NETWORK(
            "Pendant soixante-douze heures : une empreinte de votre réseau",
            "For seventy-two hours: a fingerprint of your network",
            "network_key",
            "origin_mark",
            "set_aside"),
    NETWORK_OF_SIGNATORY(
            "Pendant soixante-douze heures, une empreinte de votre réseau et une du domaine",
            "For seventy-two hours, a fingerprint of your network and one of the domain",
            "crowd_vote"),
    REQUEST(
            "L’empreinte du réseau : soixante-douze heures. Un programme qui nomme ses requêtes (Idempotency-Key) y"
                    + " laisse aussi longtemps",
            "The fingerprint of the network: seventy-two hours. A program that names its requests (Idempotency-Key)"
                    + " leaves",
            "ballot_request"),
    PROOF("La preuve de vérification : trois heures", "The proof of the check: three hours", "spent_proof"),
    COUNT(
            "sont comptées un jour au plus, sous des clés",
            "are counted for a day at most, under keys",
            "load_count",
            "load_key"),
    ERASURE_ASKED_FOR(
            "jusque-là, sept jours au plus, elle garde le numéro de sa feuille",
            "until then, seven days at most, they keep the number of its leaf",
            "joint_act"),
    UNCONFIRMED_SIGNATURE(
            "Une signature qui n’est pas confirmée est effacée au bout de sept jours",
            "A signature that is not confirmed is erased after seven days",
            "signature"),
    SIGNATORY(
            "Nom et adresse sont effacés trente jours après la fin de la pétition",
            "Name and address are erased thirty days after the petition is over"),
    SIGNATORY_WHO_WAITS(
            "trente jours après sa publication, et un an au plus après la clôture",
            "thirty days after it is published, and a year after closing at the latest"),
    LAST_FOR_SIGNATORY("et un an au plus après la clôture", "and a year after closing at the latest"),
    DRAFT(
            "Une pétition dont l’adresse n’est pas confirmée est effacée au bout de sept jours",
            "A petition whose address is not confirmed is erased after seven days"),
    AUTHOR(
            "sont effacés trente jours après un refus, un retrait ou un abandon ; après la clôture, trente jours après"
                    + " la publication",
            "are erased thirty days after a refusal, a withdrawal or a lapse; after closing, thirty days after the"
                    + " answer is published"),
    UNCONFIRMED_FOLLOW(
            "Un suivi qui n’est pas confirmé est effacé au bout de sept jours",
            "What is not confirmed is erased after seven days",
            "follow"),
    DEAD_MAIL(
            "Un message qui n’est pas arrivé est gardé sept jours",
            "A message that did not arrive is kept for seven days",
            "outbox"),
    BACKUP(
            "Une sauvegarde garde quinze jours au plus ce que le service a effacé",
            "A backup keeps for fifteen days at most what the service has erased"),
    LINE_OF_MAIL("Il reste trente jours une ligne sans adresse", "For thirty days a line without address"),
    SESSION("les sessions ouvertes (huit heures au plus", "open sessions (eight hours at most", "moderator_session"),
    SIGN_IN_ATTEMPT(
            "une empreinte de l’adresse tapée et du réseau est gardée vingt-quatre heures",
            "a fingerprint of the address typed and of the network is kept for twenty-four hours",
            "sign_in_failure");

    private static final Map<String, Duration> WORDS = Map.ofEntries(
            Map.entry("soixante-douze heures", Duration.ofHours(72)),
            Map.entry("seventy-two hours", Duration.ofHours(72)),
            Map.entry("vingt-quatre heures", Duration.ofHours(24)),
            Map.entry("twenty-four hours", Duration.ofHours(24)),
            Map.entry("huit heures", Duration.ofHours(8)),
            Map.entry("eight hours", Duration.ofHours(8)),
            Map.entry("trois heures", Duration.ofHours(3)),
            Map.entry("three hours", Duration.ofHours(3)),
            Map.entry("une heure", Duration.ofHours(1)),
            Map.entry("one hour", Duration.ofHours(1)),
            Map.entry("un jour", Duration.ofDays(1)),
            Map.entry("a day", Duration.ofDays(1)),
            Map.entry("quinze jours", Duration.ofDays(15)),
            Map.entry("fifteen days", Duration.ofDays(15)),
            Map.entry("sept jours", Duration.ofDays(7)),
            Map.entry("seven days", Duration.ofDays(7)),
            Map.entry("trente jours", Duration.ofDays(30)),
            Map.entry("thirty days", Duration.ofDays(30)),
            Map.entry("un an", Duration.ofDays(366)),
            Map.entry("a year", Duration.ofDays(366)));

    private static final Path PAGES = Path.of("web/prose");

    private final String french;
    private final String english;
    private final Set<String> tables;

    Promise(String french, String english, String... tables) {
        this.french = french;
        this.english = english;
        this.tables = Set.of(tables);
    }

    static List<Promise> of(String table) {
        return List.of(values()).stream()
                .filter(promise -> promise.tables.contains(table))
                .toList();
    }

    /** Whether both pages still say it in these words. */
    boolean stands() {
        return page("fr").contains(french) && page("en").contains(english);
    }

    /** The first time that the French names; the English names the same. */
    Duration time() {
        Duration time = first(french);
        if (!time.equals(first(english))) {
            throw new IllegalStateException(this + " is another time in English");
        }
        return time;
    }

    private static Duration first(String words) {
        return WORDS.keySet().stream()
                .filter(words::contains)
                .min((one, other) -> Integer.compare(words.indexOf(one), words.indexOf(other)))
                .map(WORDS::get)
                .orElseThrow();
    }

    /** As it reads: spaces that do not break are spaces. */
    private static String page(String language) {
        try {
            return Files.readString(PAGES.resolve("donnees-personnelles_" + language + ".md"))
                    .replaceAll("[\\u202f\\u00a0]", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
