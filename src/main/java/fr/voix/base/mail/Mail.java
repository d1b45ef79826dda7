package fr.voix.base.mail;

import fr.voix.base.text.Language;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail to one person.
 *
 * @param reference what the mail is about, for example {@code petition/12/3/author}: a second mail with the same reference is not
 *     queued while the first is remembered (30 days). It is stored in plain text beside a time, and outlives the address: so no
 *     address, no hash of one, and a person's row only as {@link MailKeyService} names it
 * @param unsubscribe the address that stops mails of this kind by one POST (RFC 8058), for mails that come more than once
 * @param isStoppable whether its reader may stop all mail by a link in it: true for every mail to the public. A mail about a
 *     colleague's account warns of what others may have done, and is always sent
 * @param owner names the row of the person that it is about, for {@link MailService#forget}; stored as a keyed hash
 * @param about what the whole mail is about, if that may be hidden before it is sent: see {@link ShownSubjects}
 */
public record Mail(
        EmailAddress to,
        Language language,
        Letter letter,
        String reference,
        Optional<String> unsubscribe,
        boolean isStoppable,
        Optional<String> owner,
        Optional<String> about) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

    /** Allows no character that would end the header. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-;=?-~]{1,900}");

    public Mail {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("a reference is of letters, digits and . _ : / -");
        }
        if (!unsubscribe.map(url -> WEB_ADDRESS.matcher(url).matches()).orElse(true)) {
            throw new IllegalArgumentException("one unsubscribes at an address of the web");
        }
    }

    /** A mail without an owner. */
    public Mail(EmailAddress to, Language language, Letter letter, String reference, Optional<String> unsubscribe) {
        this(to, language, letter, reference, unsubscribe, false, Optional.empty(), Optional.empty());
    }

    /** A mail that is sent once, in answer to an action of its reader. */
    public Mail(EmailAddress to, Language language, Letter letter, String reference) {
        this(to, language, letter, reference, Optional.empty());
    }

    /** This mail, to a reader of the public. */
    public Mail stoppable() {
        return new Mail(to, language, letter, reference, unsubscribe, true, owner, about);
    }

    /** This mail, which is erased together with the row of that name. */
    public Mail ownedBy(String name) {
        return new Mail(to, language, letter, reference, unsubscribe, isStoppable, Optional.of(name), about);
    }

    /** This mail, which is not sent if the subject is hidden by then. */
    public Mail about(String subject) {
        return new Mail(to, language, letter, reference, unsubscribe, isStoppable, owner, Optional.of(subject));
    }

    /** All subjects in it that may be hidden before it is sent. */
    Set<String> named() {
        Set<String> named = letter.named();
        about.ifPresent(named::add);
        return named;
    }

    /** This mail with only these subjects; empty where nothing is left. */
    Optional<Mail> keeping(Set<String> shown) {
        if (Collections.disjoint(named(), shown)
                || about.filter(subject -> !shown.contains(subject)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Mail(to, language, letter.keeping(shown), reference, unsubscribe, isStoppable, owner, about));
    }
}
