package fr.voix.desk.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form of a page, filled in as a person does: what is not touched is sent as it stands. */
record SampleForm(FormElement form) {

    /** A text, or the choice of that value where there are several. */
    SampleForm fill(String name, String value) {
        for (Element field : form.elements()) {
            if (field.attr("name").equals(name)) {
                fill(field, value);
            }
        }
        return this;
    }

    private static void fill(Element field, String value) {
        if (field.is("select")) {
            field.select("option")
                    .forEach(option -> option.attr("selected", option.val().equals(value)));
        } else if (!field.is("[type=checkbox], [type=radio]")) {
            field.val(value);
        } else if (field.val().equals(value)) {
            field.attr("checked", true);
        }
    }

    /** All boxes of that name. */
    SampleForm tick(String name) {
        form.elements().stream()
                .filter(field -> field.attr("name").equals(name))
                .forEach(field -> field.attr("checked", true));
        return this;
    }

    String action() {
        return form.attr("action");
    }

    String body() {
        return form.formData().stream()
                .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
