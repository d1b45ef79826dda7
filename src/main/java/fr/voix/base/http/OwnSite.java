package fr.voix.base.http;

import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Tells requests of our own pages from those that another site makes a browser send. */
@Singleton
public record OwnSite(PublicUrl publicUrl) {

    public static final String FETCH_SITE = "Sec-Fetch-Site";

    private static final Set<String> OURS = Set.of("same-origin", "none");

    /**
     * Whether each of these headers, where present, names our site. A client that sends neither is not a browser, and may pass.
     *
     * @param sites all headers named {@value #FETCH_SITE}
     * @param origins all headers named Origin
     */
    public boolean mayHaveSent(List<String> sites, List<String> origins) {
        return OURS.containsAll(sites) && origins.stream().allMatch(publicUrl.origin()::equalsIgnoreCase);
    }
}
