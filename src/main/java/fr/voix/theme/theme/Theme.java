package fr.voix.theme.theme;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One of our own themes; never an official classification. */
@MappedEntity("theme")
public record Theme(@Id int id, String slug, String libelle, String libelleEn) {

    public String libelle(Language language) {
        return language == Language.FR ? libelle : libelleEn;
    }

    public Link link(Language language) {
        return new Link(libelle(language), language.href(Addresses.theme(slug)));
    }
}
