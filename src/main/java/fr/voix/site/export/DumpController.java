package fr.voix.site.export;

import fr.voix.base.answer.FileAnswer;
import fr.voix.base.answer.FileAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dated copies of the exports. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record DumpController(
        DumpKeeping dumps,
        ExportStore store,
        DataPackageService dataPackages,
        FileAnswers files,
        @Named("pages") Entrance entrance) {

    /** The day of the newest, on one line. */
    @Get(Addresses.EXPORTS + "/LATEST")
    HttpResponse<?> latest(HttpRequest<?> request) {
        return entrance.pass(dumps::latest)
                .<HttpResponse<?>>map(day -> open(HttpResponse.ok(day + "\n"), "text/plain;charset=utf-8"))
                .orElseGet(() -> ExportController.notReady(request));
    }

    @Get(Addresses.EXPORTS + "/{day}/datapackage.json")
    HttpResponse<?> description(HttpRequest<?> request, String day) {
        return entrance.pass(() -> shown(parsed(day)))
                .<HttpResponse<?>>map(dump ->
                        open(HttpResponse.ok(dataPackages.bytes(dump.description())), MediaType.APPLICATION_JSON))
                .orElseGet(() -> ExportController.notReady(request));
    }

    @Get(Addresses.EXPORTS + "/{day}/{dataset}" + DumpRow.SUFFIX)
    HttpResponse<?> file(HttpRequest<?> request, String day, String dataset) {
        // fetched outside: who waits for a file takes no room from pages
        return entrance.pass(() -> shown(parsed(day)))
                .<HttpResponse<?>>map(dump -> file(request, dump, dataset))
                .orElseGet(() -> ExportController.notReady(request));
    }

    private HttpResponse<?> file(HttpRequest<?> request, DumpRow dump, String dataset) {
        var file = dump.file(dataset).orElseThrow(NothingHereException::new);
        var answer = new FileAnswer(
                new FileAnswer.Form(file.bytes(), () -> store.fetch(file)),
                null,
                ExportStore.sha256(file).substring(0, ExportedFile.TAG_LENGTH),
                "application/gzip",
                dump.changedAt(),
                "voix-" + dataset + "-" + dump.day() + DumpRow.SUFFIX);
        return files.answer(request, answer).orElseGet(() -> ExportController.notReady(request));
    }

    /** One that holds what is hidden now comes back with it or without it. */
    private Optional<DumpRow> shown(LocalDate day) {
        return Optional.of(dumps.find(day).orElseThrow(NothingHereException::new))
                .filter(dumps::isShown);
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new NothingHereException();
        }
    }

    private static HttpResponse<?> open(MutableHttpResponse<?> response, String type) {
        return response.contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=0, must-revalidate")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
