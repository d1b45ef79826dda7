package fr.voix.petition.signature.name;
