package fr.voix.base.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one spelling that is stored and used: trimmed, lower case, ASCII. An international domain becomes its
 * {@code xn--} form. Non-ASCII letters before the @ are refused, because only some servers accept them (SMTPUTF8), and a lost
 * mail is worse than a plain refusal. Quoted local parts and address literals are refused too: people do not have them, and
 * programs read them differently. So is a leading hyphen, which a mail program could take for an option.
 */
public record EmailAddress(String value) {

    /** The limit of SMTP (RFC 5321, 4.5.3.1). */
    private static final int LONGEST = 254;

    private static final int LONGEST_DOMAIN = 189;

    private static final Pattern LOCAL_PART =
            Pattern.compile("(?=.{1,64}$)(?!-)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Letters that IDNA 2003 replaces by others and that IDNA 2008 allows in domains of their own: {@link IDN} knows only the
     * older rules, and mail would go to another person.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u1e9e\u200c\u200d]");

    /** Domains of one provider with the same mailboxes. */
    private static final Map<String, String> SAME_DOMAINS = Map.ofEntries(
            Map.entry("googlemail.com", "gmail.com"),
            Map.entry("protonmail.com", "proton.me"),
            Map.entry("protonmail.ch", "proton.me"),
            Map.entry("pm.me", "proton.me"),
            Map.entry("me.com", "icloud.com"),
            Map.entry("mac.com", "icloud.com"),
            Map.entry("ya.ru", "yandex.ru"),
            Map.entry("yandex.com", "yandex.ru"),
            Map.entry("yandex.by", "yandex.ru"),
            Map.entry("yandex.kz", "yandex.ru"),
            Map.entry("yandex.ua", "yandex.ru"));

    /** Yahoo's disposable addresses share the part before the hyphen with their mailbox; other names there have no hyphen. */
    private static final Set<String> CUT_AT_HYPHENS = Set.of(
            "yahoo.com", "yahoo.fr", "yahoo.co.uk", "yahoo.de", "yahoo.es", "yahoo.it", "ymail.com", "rocketmail.com");

    /** Refuses values that {@link #parse} would not return. */
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 0
                || value.length() > LONGEST
                || !value.equals(value.toLowerCase(Locale.ROOT))
                || !LOCAL_PART.matcher(value.substring(0, at)).matches()
                || value.length() - at - 1 > LONGEST_DOMAIN
                || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
            throw new IllegalArgumentException("not an e-mail address in its one spelling");
        }
    }

    /** Empty for text that is not an address we can write to. */
    public static Optional<EmailAddress> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        var typed = text.strip();
        int at = typed.lastIndexOf('@');
        if (at < 0 || AMBIGUOUS.matcher(typed).find()) {
            return Optional.empty();
        }
        var local = typed.substring(0, at);
        // before lower-casing, which makes a k of the Kelvin sign
        if (!LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        return domain(typed.substring(at + 1))
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(value -> value.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    /** An address typed by a visitor: its domain must have two parts at least, as on the Internet. */
    public static Optional<EmailAddress> ofVisitor(String text) {
        return parse(text).filter(address -> address.value.indexOf('.', address.value.indexOf('@')) > 0);
    }

    private static Optional<String> domain(String typed) {
        try {
            var ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            // a final dot, for the root domain, is allowed and dropped
            var domain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches()
                    ? Optional.of(domain)
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /**
     * One spelling for all addresses of the same mailbox, as far as providers document them: for counting, never for sending. A
     * tag after a plus sign is cut at every provider.
     */
    public String canonical() {
        int at = value.indexOf('@');
        var written = value.substring(at + 1);
        var domain = SAME_DOMAINS.getOrDefault(written, written);
        var name = cut(value.substring(0, at), '+');
        name = switch (domain) {
            case "gmail.com" -> name.replace(".", "");
            case "proton.me" -> name.replaceAll("[._-]", "");
            case "yandex.ru" -> name.replace('-', '.');
            default -> CUT_AT_HYPHENS.contains(domain) ? cut(name, '-') : name;
        };
        return (name.isEmpty() ? value.substring(0, at) : name) + "@" + domain;
    }

    /** The name before the sign; a name that begins with it stays whole. */
    private static String cut(String name, char sign) {
        int end = name.indexOf(sign);
        return end > 0 ? name.substring(0, end) : name;
    }

    /** Recognizable, but not enough to write to: {@code a…@example.org}. */
    public String masked() {
        return value.charAt(0) + "…" + value.substring(value.indexOf('@'));
    }

    /** Hidden, so that no address gets into a log by accident. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
