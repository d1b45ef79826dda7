package fr.voix.desk.page;

import fr.voix.base.page.SampleBannerService;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says on every page of the back office of a sample that all of it is made up. */
@ServerFilter({DeskFrame.HOME, DeskFrame.HOME + "/**", "/en" + DeskFrame.HOME, "/en" + DeskFrame.HOME + "/**"})
record SampleBannerFilter(SampleBannerService banner) {

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
