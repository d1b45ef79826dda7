package fr.voix.base.http;

import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Tells what our own pages make a browser send from what another site does. */
@Singleton
public record OwnSite(PublicUrl publicUrl) {

    public static final String FETCH_SITE = "Sec-Fetch-Site";

    private static final Set<String> OURS = Set.of("same-origin", "none");

    /**
     * Every header that is there must speak for us; a client that sends neither is not a browser.
     *
     * @param sites the fields named {@value #FETCH_SITE}
     * @param origins the fields named Origin
     */
    public boolean mayHaveSent(List<String> sites, List<String> origins) {
        return OURS.containsAll(sites) && origins.stream().allMatch(publicUrl.origin()::equalsIgnoreCase);
    }
}
