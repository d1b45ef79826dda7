package fr.voix.base.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one spelling that is stored and written to: trimmed, lower case, ASCII. A domain in other letters
 * becomes its {@code xn--} form, under which it is known everywhere; other letters before the @ are refused, because only some
 * servers take them (SMTPUTF8) and a letter that gets lost on the way is worse than a plain no. Quoted local parts and address
 * literals are refused, too: people do not have them, and programs do not agree on how to read them. So is what begins with a hyphen, which
 * a mail program on the way may take for one of its options.
 */
public record EmailAddress(String value) {

    /** What SMTP carries (RFC 5321, 4.5.3.1). */
    private static final int LONGEST = 254;

    private static final int LONGEST_DOMAIN = 189;

    private static final Pattern LOCAL_PART =
            Pattern.compile("(?=.{1,64}$)(?!-)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Letters that were written as others in the first domains of many languages and have domains of their own today:
     * {@link IDN} still speaks the former rules, and would write to another person.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u1e9e\u200c\u200d]");

    /** Domains that lead to the same mailboxes. */
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

    /** The first part of a disposable address of Yahoo is common to all of one mailbox; names there have no hyphen. */
    private static final Set<String> CUT_AT_HYPHENS = Set.of(
            "yahoo.com", "yahoo.fr", "yahoo.co.uk", "yahoo.de", "yahoo.es", "yahoo.it", "ymail.com", "rocketmail.com");

    /** Refuses what {@link #parse} would not have made. */
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

    /** Empty for what cannot be written to. */
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
        // before anything is lowered: the sign for Kelvin would become a k
        if (!LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        return domain(typed.substring(at + 1))
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(value -> value.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    /** What a visitor types: on the Internet the name of a domain has two parts at least. */
    public static Optional<EmailAddress> ofVisitor(String text) {
        return parse(text).filter(address -> address.value.indexOf('.', address.value.indexOf('@')) > 0);
    }

    private static Optional<String> domain(String typed) {
        try {
            var ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            // the dot of the root domain may be written, but people do not write it
            var domain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches()
                    ? Optional.of(domain)
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /**
     * One spelling for all that lead to the same mailbox, as far as providers have said so: to count by, never to write to. A
     * tag after a plus sign is cut everywhere.
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

    /** The name before the sign; one that begins with it stays whole. */
    private static String cut(String name, char sign) {
        int end = name.indexOf(sign);
        return end > 0 ? name.substring(0, end) : name;
    }

    /** Enough to recognize, not enough to write to: {@code a…@example.org}. */
    public String masked() {
        return value.charAt(0) + "…" + value.substring(value.indexOf('@'));
    }

    /** Never in a log by accident. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
