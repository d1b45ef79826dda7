package fr.voix.base.mail;

import fr.voix.base.text.Language;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A letter to one person.
 *
 * @param reference what the mail is about, for example {@code petition/12/3/author}: what was posted once under a reference is
 *     not posted again as long as it is remembered (30 days). It is stored as it is, beside a time, and outlives the address: no
 *     address, no hash of one, and of a row of a person nothing but what {@link MailKeyService} makes of it
 * @param unsubscribe where no more of these are asked for, by a POST without a question (RFC 8058): for letters that come
 *     more than once
 * @param isStoppable whether its reader may ask, in it, never to be written to again: every letter to a reader of the public.
 *     One about a colleague's account warns of what others may have done, and always goes
 * @param owner names the row of the person that it is about, for {@link MailService#forget}; stored as a keyed hash
 * @param about what the whole letter names, where that may be hidden before it is sent: see {@link ShownSubjects}
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

    /** Nothing in it may end the header that it stands in. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-;=?-~]{1,900}");

    public Mail {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("a reference is of letters, digits and . _ : / -");
        }
        if (!unsubscribe.map(url -> WEB_ADDRESS.matcher(url).matches()).orElse(true)) {
            throw new IllegalArgumentException("one unsubscribes at an address of the web");
        }
    }

    /** A letter that belongs to the row of no person. */
    public Mail(EmailAddress to, Language language, Letter letter, String reference, Optional<String> unsubscribe) {
        this(to, language, letter, reference, unsubscribe, false, Optional.empty(), Optional.empty());
    }

    /** A letter that comes once, by reason of something its reader did. */
    public Mail(EmailAddress to, Language language, Letter letter, String reference) {
        this(to, language, letter, reference, Optional.empty());
    }

    /** This letter, to a reader of the public. */
    public Mail stoppable() {
        return new Mail(to, language, letter, reference, unsubscribe, true, owner, about);
    }

    /** This letter, which is erased when what is kept under that name is erased. */
    public Mail ownedBy(String name) {
        return new Mail(to, language, letter, reference, unsubscribe, isStoppable, Optional.of(name), about);
    }

    /** This letter, which is not sent once that subject is not shown any more. */
    public Mail about(String subject) {
        return new Mail(to, language, letter, reference, unsubscribe, isStoppable, owner, Optional.of(subject));
    }

    /** All that it names and that may be hidden before it is sent. */
    Set<String> named() {
        Set<String> named = letter.named();
        about.ifPresent(named::add);
        return named;
    }

    /** This letter, which keeps only what is among these; empty where nothing of it is left. */
    Optional<Mail> keeping(Set<String> shown) {
        if (Collections.disjoint(named(), shown)
                || about.filter(subject -> !shown.contains(subject)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Mail(to, language, letter.keeping(shown), reference, unsubscribe, isStoppable, owner, about));
    }
}
