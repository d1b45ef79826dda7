package fr.voix.desk.page;

import fr.voix.base.page.SampleBanner;
import fr.voix.base.text.Addresses;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;

/** Says on every page of the back office of a sample that all of it is made up. */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_DESK)
record SampleBannerFilter(SampleBanner banner) {

    @ResponseFilter
    void say(MutableHttpResponse<?> response) {
        boolean isPage = response.getContentType()
                .filter(type -> type.matches(MediaType.TEXT_HTML_TYPE))
                .isPresent();
        if (isPage && response.body() instanceof byte[] page) {
            response.body(banner.on(page));
        }
    }
}
