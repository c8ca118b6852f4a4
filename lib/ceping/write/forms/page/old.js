
// In the words of any browser, since this is for those that cannot read the rest: without BigInt there is no exact score.
(function () {
    var able = typeof BigInt === 'function' && typeof Promise === 'function' && typeof Blob === 'function' &&
        typeof document.body.replaceChildren === 'function';
    if (able) {
        document.getElementById('old').style.display = 'none';
    }
}());
