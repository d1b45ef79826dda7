-- A pause that others bring about is passed by a known browser or a passkey, and is over within a quarter of an hour.
drop table sign_in_link;
