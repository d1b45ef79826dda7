// Swagger UI on the document of the API; only what changes nothing can be tried out.
const place = document.querySelector('#reference');
SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true, supportedSubmitMethods: ['get', 'head'], syntaxHighlight: { activated: false } });
