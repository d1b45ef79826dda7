-- The themes to begin with; moderators change them.
insert into theme (slug, libelle, libelle_en, rang) values
    ('budget-fiscalite', 'Budget et fiscalité', 'Budget and taxation', 1),
    ('economie-entreprises', 'Économie et entreprises', 'Economy and business', 2),
    ('travail-emploi', 'Travail et emploi', 'Work and employment', 3),
    ('solidarites-retraites', 'Solidarités, famille et retraites', 'Social support, family and pensions', 4),
    ('sante', 'Santé', 'Health', 5),
    ('education-jeunesse', 'Éducation et jeunesse', 'Education and youth', 6),
    ('enseignement-superieur-recherche', 'Enseignement supérieur et recherche', 'Higher education and research', 7),
    ('culture-medias', 'Culture et médias', 'Culture and media', 8),
    ('sport-vie-associative', 'Sport et vie associative', 'Sport and community life', 9),
    ('environnement-climat', 'Environnement et climat', 'Environment and climate', 10),
    ('energie', 'Énergie', 'Energy', 11),
    ('transports', 'Transports', 'Transport', 12),
    ('logement-urbanisme', 'Logement et urbanisme', 'Housing and planning', 13),
    ('agriculture-alimentation', 'Agriculture et alimentation', 'Agriculture and food', 14),
    ('securite', 'Sécurité', 'Security', 15),
    ('justice', 'Justice', 'Justice', 16),
    ('libertes-droits', 'Libertés et droits fondamentaux', 'Freedoms and fundamental rights', 17),
    ('numerique', 'Numérique', 'Digital', 18),
    ('immigration-asile', 'Immigration et asile', 'Immigration and asylum', 19),
    ('defense', 'Défense et anciens combattants', 'Defence and veterans', 20),
    ('international-europe', 'Affaires étrangères et Europe', 'Foreign affairs and Europe', 21),
    ('institutions-democratie', 'Institutions et vie démocratique', 'Institutions and democratic life', 22),
    ('collectivites-territoires', 'Collectivités et territoires', 'Local government and regions', 23),
    ('outre-mer', 'Outre-mer', 'Overseas France', 24),
    ('fonction-publique-services-publics', 'Fonction publique et services publics', 'Civil service and public services', 25);

insert into theme_slug (slug, theme_id)
select slug, theme_id
from theme;
