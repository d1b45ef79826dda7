package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import java.util.List;
import java.util.Set;

/**
 * Where a mailbox is: the name that its holder rents, whatever stands before it. The holder of one name has as many names below
 * it as they like, and as many addresses at each.
 */
public record MailDomain(String name) {

    /** Domains of half the country: that many sign with one of them says nothing. */
    private static final Set<String> OF_MANY = Set.of(
            "aliceadsl.fr",
            "aol.com",
            "bbox.fr",
            "cegetel.net",
            "club-internet.fr",
            "free.fr",
            "gmail.com",
            "gmx.com",
            "gmx.fr",
            "gmx.net",
            "hotmail.com",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "live.com",
            "live.fr",
            "msn.com",
            "neuf.fr",
            "noos.fr",
            "numericable.fr",
            "orange.fr",
            "outlook.com",
            "outlook.fr",
            "proton.me",
            "sfr.fr",
            "wanadoo.fr",
            "yahoo.com",
            "yahoo.fr",
            "ymail.com");

    /**
     * Endings below a country code that are open to everybody and belong to no single tenant. A name that is missing here is
     * taken for one tenant.
     */
    private static final Set<String> SHARED = Set.of(
            "ac", "asso", "co", "com", "edu", "gob", "gouv", "gov", "mil", "net", "nom", "or", "org", "prd", "qc",
            "tm");

    private static final int COUNTRY = 2;

    public static MailDomain of(EmailAddress address) {
        String mailbox = address.canonical();
        String domain = mailbox.substring(mailbox.indexOf('@') + 1);
        String[] labels = domain.split("\\.");
        int length = labels.length;
        int rented =
                length > 2 && labels[length - 1].length() == COUNTRY && SHARED.contains(labels[length - 2]) ? 3 : 2;
        return new MailDomain(
                length <= rented ? domain : String.join(".", List.of(labels).subList(length - rented, length)));
    }

    public boolean isOfMany() {
        return OF_MANY.contains(name);
    }
}
