package fr.voix.site.feed;

import fr.voix.parliament.amendement.Amendement;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** An amendement that has a page. */
@MappedEntity
record SitemapRow(@Id String uid, int legislature, @Nullable String path, Instant importedAt) {

    /** The address of its French page. */
    String address() {
        return Amendement.address(uid, legislature, path);
    }
}
