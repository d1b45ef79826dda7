package fr.voix.desk.page;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words, figures and addresses of the back office in one language: French, or English under {@code /en}. */
public final class Wording {

    public static final String ENGLISH = "/en";

    /** Each has its texts in a file of its name for each language. */
    private static final List<String> AREAS = List.of(
            "backoffice",
            "account",
            "moderation",
            "petitiondesk",
            "review",
            "decision",
            "theme",
            "figures",
            "webhook",
            "mail");

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Wording FR = new Wording(Locale.FRANCE, "");
    private static final Wording EN = new Wording(Locale.UK, ENGLISH);

    private final Locale locale;
    private final String prefix;
    private final Map<String, String> texts;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter hour;

    private Wording(Locale locale, String prefix) {
        this.locale = locale;
        this.prefix = prefix;
        this.texts = read(locale);
        this.day = DateTimeFormatter.ofPattern("d MMMM yyyy", locale).withZone(PARIS);
        this.moment = DateTimeFormatter.ofPattern(text("format.moment"), locale).withZone(PARIS);
        this.hour = DateTimeFormatter.ofPattern(text("format.hour"), locale).withZone(PARIS);
    }

    /** One file for each area of the back office; a key stands in one of them. */
    private static Map<String, String> read(Locale locale) {
        var all = new HashMap<String, String>();
        for (var area : AREAS) {
            // no fallback to the language of the machine: a missing key is a fault, not a mixture
            var texts = ResourceBundle.getBundle(
                    area, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
            for (var key : texts.keySet()) {
                if (all.put(key, texts.getString(key)) != null) {
                    throw new IllegalStateException("Two texts for " + key);
                }
            }
        }
        return Map.copyOf(all);
    }

    /** The language that an address asks for. */
    public static Wording of(String path) {
        return path.equals(ENGLISH) || path.startsWith(ENGLISH + "/") ? EN : FR;
    }

    public String lang() {
        return locale.getLanguage();
    }

    public String text(String key, Object... arguments) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key + " in " + lang());
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** The address, in this language, of what lives at {@code path} in French. */
    public String link(String path) {
        return prefix + path;
    }

    /** The same page in the other language. */
    public String otherLink(String path) {
        return this == FR ? EN.link(path) : FR.link(path);
    }

    public String otherLang() {
        return this == FR ? EN.lang() : FR.lang();
    }

    public boolean isFrench() {
        return this == FR;
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** One decimal; {@code 12,5 %} in French. */
    public String percent(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value) + (this == FR ? "\u202f%" : "%");
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** With its sign, for amounts that are added or taken away. */
    public String signed(long value) {
        return value > 0 ? "+" + number(value) : value < 0 ? "−" + number(-value) : "0";
    }

    public String day(LocalDate date) {
        return day.format(date.atStartOfDay(PARIS));
    }

    public String moment(Instant at) {
        return moment.format(at);
    }

    /** The time of day: {@code 14 h 05}. */
    public String hour(Instant at) {
        return hour.format(at);
    }

    /** A length of time in its largest unit, for people. */
    public String age(Duration duration) {
        if (duration.toDays() > 0) {
            return text("age.days", duration.toDays());
        }
        return duration.toHours() > 0
                ? text("age.hours", duration.toHours())
                : text("age.minutes", Math.max(1, duration.toMinutes()));
    }

    /** How long somebody has to wait, rounded up. */
    public String wait(Duration duration) {
        long seconds = duration.toSeconds() + 1;
        return seconds < 60 ? text("age.seconds", seconds) : text("age.minutes", (seconds + 59) / 60);
    }

    /** The same, short, for a list. */
    public String shortAge(Duration duration) {
        if (duration.toDays() > 0) {
            return text("age.days.short", duration.toDays());
        }
        return duration.toHours() > 0
                ? text("age.hours.short", duration.toHours())
                : text("age.minutes.short", Math.max(1, duration.toMinutes()));
    }
}
