package fr.voix.site;

import fr.voix.theme.ThemesChanged;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;

/** Shows a moderator's decision at once on this instance; the others show it when their second is over. */
@Singleton
class PageCacheListener {

    private final PageCacheService pages;

    PageCacheListener(PageCacheService pages) {
        this.pages = pages;
    }

    @TransactionalEventListener
    void onThemesChanged(ThemesChanged event) {
        pages.outdate();
    }
}
