package fr.voix.theme;

import fr.voix.platform.Through;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/** The themes in the open API. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("api")
class ThemeController {

    private final DescribedThemeService themes;

    ThemeController(DescribedThemeService themes) {
        this.themes = themes;
    }

    @Get("/api/v1/themes")
    HttpResponse<List<ThemeItem>> list() {
        // a moderator's decision shows at once: keep a copy, but ask
        var listed = themes.all().stream().filter(theme -> theme.state() != ThemeState.MERGED);
        return HttpResponse.ok(listed.map(ThemeItem::of).toList())
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    }
}
