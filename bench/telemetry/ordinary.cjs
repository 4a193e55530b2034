// The SDK as its README has it: in the app's own thread, with everything that it does by itself.
require('applicationinsights').setup(process.env.APPLICATIONINSIGHTS_CONNECTION_STRING).start();
