package fr.voix.base.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Texts, numbers and dates in one language, with its typography. */
public final class Messages {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Parts of the code with their own file of texts for each language, in {@code web/messages}. */
    public static final List<String> WINGS =
            List.of("base", "parliament", "urn", "vote", "theme", "petition", "notice", "desk", "site");

    private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new Messages(language));
        }
    }

    private final Language language;
    private final Map<String, String> texts;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter shortDates;
    private final DateTimeFormatter hours;

    private Messages(Language language) {
        this.language = language;
        this.texts = read(language);
        this.dates = DateTimeFormatter.ofPattern("d'\u00a0'MMMM yyyy", language.locale());
        this.shortDates = DateTimeFormatter.ofPattern("d'\u00a0'MMM", language.locale());
        this.hours = DateTimeFormatter.ofPattern(language == Language.FR ? "H'\u00a0h\u00a0'mm" : "HH:mm")
                .withZone(PARIS);
    }

    /** Refuses a key in two files, as chance would decide which text is shown. */
    private static Map<String, String> read(Language language) {
        var all = new HashMap<String, String>();
        for (var wing : WINGS) {
            // no fallback to the machine's language: a missing file must fail, not mix languages
            var texts = ResourceBundle.getBundle(
                    "messages." + wing, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
            for (var key : texts.keySet()) {
                if (all.put(key, texts.getString(key)) != null) {
                    throw new IllegalStateException("Two texts for " + key);
                }
            }
        }
        return Map.copyOf(all);
    }

    private String text(String key) {
        var text = texts.get(key);
        if (text == null) {
            throw new MissingResourceException("No text for " + key, Messages.class.getName(), key);
        }
        return text;
    }

    public static Messages of(Language language) {
        return ALL.get(language);
    }

    public Language language() {
        return language;
    }

    public boolean isFrench() {
        return language == Language.FR;
    }

    /** The address in this language of a page with this French path. */
    public String link(String path) {
        return language.href(path);
    }

    /** The text of a key, unchanged. */
    public String t(String key) {
        return text(key);
    }

    /** The text of a key with its arguments; numbers that choose no plural form are passed as formatted text. */
    public String t(String key, Object... arguments) {
        return new MessageFormat(text(key), language.locale()).format(arguments);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(language.locale()).format(value);
    }

    /** A signed amount, with a real minus sign. */
    public String signed(long value) {
        var sign = value > 0 ? "+" : value < 0 ? "\u2212" : "";
        return sign + number(Math.abs(value));
    }

    /** One decimal, rounded half up; a dash while nothing was counted. */
    public String percent(long part, long total) {
        return total == 0 ? "\u2013" : percent(Math.floorDiv(part * 2000 + total, total * 2) / 10.0);
    }

    /** Between a label and its value on one line. */
    public String colon() {
        return isFrench() ? "\u202f: " : ": ";
    }

    /** A signed number of points with one decimal and a real minus sign; {@code +12,5} in French. */
    public String points(double value) {
        return (value < 0 ? "\u2212" : "+") + decimal(Math.abs(value));
    }

    /** One decimal; {@code 12,5 %} in French. */
    public String percent(double value) {
        return decimal(value) + (isFrench() ? "\u202f%" : "%");
    }

    private String decimal(double value) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** For example {@code 22 octobre 2025}, {@code 1er janvier 2026}; day and month do not wrap. */
    public String date(LocalDate day) {
        return first(day, dates.format(day));
    }

    /** For where there is little room: {@code 22 oct.}, {@code 1er janv.} */
    public String shortDate(LocalDate day) {
        return first(day, shortDates.format(day));
    }

    private String first(LocalDate day, String text) {
        return isFrench() && day.getDayOfMonth() == 1 ? "1er" + text.substring(1) : text;
    }

    /** Day and time in Paris. */
    public String moment(Instant instant) {
        var at = instant.atZone(PARIS);
        return t("format.moment", date(at.toLocalDate()), at.getHour(), "%02d".formatted(at.getMinute()));
    }

    /** Day and time in Paris, short: for tables and lists. */
    public String stamp(Instant instant) {
        return date(day(instant)) + ", " + hour(instant);
    }

    /** As {@link #stamp}, shorter, as the script of an embed writes it too: {@code 22 oct. 2025, 14 h 05}. */
    public String shortStamp(Instant instant) {
        return shortDate(day(instant)) + " " + day(instant).getYear() + ", " + hour(instant);
    }

    /** The time of day in Paris: {@code 14 h 05}. */
    public String hour(Instant instant) {
        return hours.format(instant);
    }

    /** A length of time in its largest unit. */
    public String age(Duration duration) {
        return age(duration, "age.days", "age.hours", "age.minutes");
    }

    /** A length of time in its largest unit, short, for a list. */
    public String shortAge(Duration duration) {
        return age(duration, "age.days.short", "age.hours.short", "age.minutes.short");
    }

    private String age(Duration duration, String days, String hours, String minutes) {
        if (duration.toDays() > 0) {
            return t(days, duration.toDays());
        }
        return duration.toHours() > 0 ? t(hours, duration.toHours()) : t(minutes, Math.max(1, duration.toMinutes()));
    }

    /** How long a visitor has to wait, rounded up. */
    public String wait(Duration duration) {
        long seconds = duration.toSeconds() + 1;
        return seconds < 60 ? t("age.seconds", seconds) : t("age.minutes", (seconds + 59) / 60);
    }

    public LocalDate day(Instant instant) {
        return instant.atZone(PARIS).toLocalDate();
    }
}
