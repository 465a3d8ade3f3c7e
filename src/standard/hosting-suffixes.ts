/**
 * Names below which anyone can get a name, and which the Public Suffix List lacks, at least on some levels. `a.example` and
 * `*.a.example` mean the same as in that list. `**.a.example`: customers have names on several levels below.
 */
export const HOSTING_SUFFIXES: readonly string[] = [
  // tunnels to a developer's computer
  '**.devtunnels.ms', // Visual Studio Code: x1y2-3000.euw.devtunnels.ms
  'loca.lt', // localtunnel
  'localtunnel.me', // localtunnel
  'tunnelmole.com', // Tunnelmole
  'serveo.net', // Serveo
  'serveousercontent.com', // Serveo
  'lhr.life', // localhost.run
  'lhr.rocks', // localhost.run
  'lhrtunnel.link', // localhost.run
  'localhost.run', // localhost.run
  '**.pinggy.link', // Pinggy: name.a.free.pinggy.link
  '**.pinggy.online', // Pinggy
  '**.pinggy.net', // Pinggy: name.free.pinggy.net
  'natappfree.cc', // NATAPP
  'cpolar.top', // cpolar
  'jprq.live', // jprq
  'jprq.site', // jprq
  'portmap.io', // Portmap
  'portmap.host', // Portmap
  'pagekite.me', // PageKite
  'telebit.cloud', // Telebit
  'share.zrok.io', // zrok
  'packetriot.net', // Packetriot
  'tunnelto.dev', // tunnelto
  '**.loclx.io', // LocalXpose: name.eu.loclx.io
  'loophole.site', // Loophole
  'sharedwithexpose.com', // Expose
  // editors in the cloud: they run their users' code
  '**.gitpod.io', // Gitpod: 3000-name.ws-eu1.gitpod.io
  '**.gitpod.dev', // Gitpod: 3000--x1.eu-central-1-01.gitpod.dev
  '**.github.dev', // Codespaces: name-3000.app.github.dev
  '**.codesandbox.io', // CodeSandbox: x1y2-3000.sse.codesandbox.io
  '**.stackblitz.io', // StackBlitz: name--3000.local.stackblitz.io
  '**.webcontainer.io', // StackBlitz: name.local-credentialless.webcontainer.io
  '**.webcontainer-api.io', // StackBlitz, for other companies
  '**.cloudshell.dev', // Google Cloud Shell: 8080-cs-x1.cs-europe-west1.cloudshell.dev
  '**.cloudworkstations.dev', // Firebase Studio: 9000-name.cluster-x1.cloudworkstations.dev
  '**.goorm.io', // goormIDE: name.run.goorm.io
  'codeanyapp.com', // Codeanywhere
  'glitch.me', // Glitch
  'e2b.dev', // E2B sandboxes
  '**.daytona.works', // Daytona sandboxes: 3000-x1.proxy.daytona.works
  '**.manus.computer', // Manus sandboxes: 3000-x1.us1.manus.computer
  'manusvm.computer', // Manus sandboxes
  'sandbox.novita.ai', // Novita sandboxes
  'proxy.runpod.net', // Runpod
  '**.litng.ai', // Lightning AI: 3000-x1.cloudspaces.litng.ai
  'modal.run', // Modal
  'modal.host', // Modal
  'vscode-cdn.net', // webviews of Visual Studio Code on the web
  // every name resolves to the address that it contains
  '**.nip.io', // app.203.0.113.5.nip.io
  '**.sslip.io', // app-203-0-113-5.sslip.io
  '**.xip.io', // app.203.0.113.5.xip.io
  '**.traefik.me', // app.203.0.113.5.traefik.me
  '**.local-ip.co', // 203-0-113-5.my.local-ip.co
  '**.local-ip.sh', // 203-0-113-5.local-ip.sh
  '**.plex.direct', // Plex: 203-0-113-5.x1.plex.direct
  // clouds with names on several levels: regions, zones, services
  '**.amazonaws.com', // Amazon: s3.eu-west-1, eu-west-1.elb, execute-api.eu-west-1
  '**.amazonaws.com.cn', // Amazon in China
  '**.on.aws', // Amazon: x1.lambda-url.eu-west-1.on.aws
  '**.api.aws', // Amazon: x1.execute-api.eu-west-1.api.aws
  '**.elasticbeanstalk.com', // Amazon: name.eu-west-1.elasticbeanstalk.com
  '**.run.app', // Cloud Run: name-x1-ew.a.run.app, name-123.europe-west1.run.app
  '**.googleusercontent.com', // Google: 5.113.0.203.bc.googleusercontent.com, x1-script.googleusercontent.com
  'storage.googleapis.com', // Google Cloud Storage
  'firebaseio.com', // Firebase
  '**.firebasedatabase.app', // Firebase: name.europe-west1.firebasedatabase.app
  '**.azurestaticapps.net', // Azure: name-1.westeurope.3.azurestaticapps.net
  '**.azurewebsites.net', // Azure: name.scm.azurewebsites.net, name-x1.westeurope-01.azurewebsites.net
  '*.azurecontainerapps.io', // Azure: name.x1.westeurope.azurecontainerapps.io
  '**.cloudapp.azure.com', // Azure: name.westeurope.cloudapp.azure.com
  '**.aksapp.io', // Azure: x1.westeurope.aksapp.io
  '**.azurefd.net', // Azure Front Door: name-x1.z01.azurefd.net
  '**.azureedge.net', // Azure CDN: name-x1.z01.azureedge.net
  '**.windows.net', // Azure Storage: name.z6.web.core.windows.net
  '**.azuredatabricks.net', // Azure Databricks: adb-1.2.azuredatabricks.net
  '**.appdomain.cloud', // IBM: name.x1.eu-de.codeengine.appdomain.cloud
  'mybluemix.net', // IBM
  '**.oraclecloud.com', // Oracle: name.objectstorage.eu-zurich-1.oraclecloud.com
  '**.aliyuncs.com', // Alibaba: name.oss-cn-hangzhou.aliyuncs.com
  '**.fcapp.run', // Alibaba: name-x1.cn-hangzhou.fcapp.run
  '**.myqcloud.com', // Tencent: name.cos.ap-guangzhou.myqcloud.com
  '**.tencentcs.com', // Tencent: x1.gz.apigw.tencentcs.com
  '**.bcebos.com', // Baidu: name.bj.bcebos.com
  '**.volces.com', // Volcengine: name.tos-cn-beijing.volces.com
  '**.myhuaweicloud.com', // Huawei: name.obs.cn-north-4.myhuaweicloud.com
  '**.yandexcloud.net', // Yandex: x1.containers.yandexcloud.net
  'vultrusercontent.com', // Vultr
  'your-objectstorage.com', // Hetzner
  '**.your-server.de', // Hetzner: static.5.113.0.203.clients.your-server.de
  '**.scalingo.io', // Scalingo: name.osc-fr1.scalingo.io
  // hosting of sites and applications
  'kinsta.app', // Kinsta
  'kinsta.page', // Kinsta
  'sevalla.app', // Sevalla
  'sevalla.page', // Sevalla
  'koyeb.app', // Koyeb
  'b4a.app', // Back4App
  'gigalixirapp.com', // Gigalixir
  'fermyon.app', // Fermyon
  'shuttle.app', // Shuttle
  'edgeone.app', // Tencent EdgeOne
  'edgeone.dev', // Tencent EdgeOne
  '**.gradio.live', // Gradio
  'shinyapps.io', // Posit
  '**.posit.cloud', // Posit: x1.share.connect.posit.cloud
  '4everland.app', // 4EVERLAND
  'on.fleek.co', // Fleek
  'ic0.app', // Internet Computer
  'arweave.net', // Arweave
  '**.ipfs.io', // IPFS
  'mypinata.cloud', // IPFS of Pinata
  'neocities.org', // Neocities
  'tiiny.site', // Tiiny Host
  'zapier.app', // Zapier
  'n8n.cloud', // n8n
  'glideapp.io', // Glide
  'glide.page', // Glide
  'softr.app', // Softr
  'wordpress.com', // WordPress
  'wpcomstaging.com', // WordPress
  'tumblr.com', // Tumblr
  'weebly.com', // Weebly
  'weeblysite.com', // Weebly
  'jimdosite.com', // Jimdo
  'jimdofree.com', // Jimdo
  'mystrikingly.com', // Strikingly
  'myportfolio.com', // Adobe Portfolio
  'bigcartel.com', // Big Cartel
  'mybigcommerce.com', // BigCommerce
  'hubspotpagebuilder.com', // HubSpot
  'hs-sites.com', // HubSpot
  'hashnode.dev', // Hashnode
  'substack.com', // Substack
  'ghost.io', // Ghost
  '000webhostapp.com', // 000webhost
  'infinityfreeapp.com', // InfinityFree
  'infinityfree.me', // InfinityFree
  'free.nf', // InfinityFree
  'wuaze.com', // InfinityFree
  'rf.gd', // InfinityFree
  'atwebpages.com', // AwardSpace
  'hostingersite.com', // Hostinger
  'odoo.com', // Odoo
  '**.my.site.com', // Salesforce: name--test.sandbox.my.site.com
  '**.my.salesforce.com', // Salesforce
  '**.force.com', // Salesforce: name.lightning.force.com
  '**.salesforce-sites.com', // Salesforce: name.my.salesforce-sites.com
  'powerappsportals.com', // Microsoft Power Pages
  '**.dynamics.com', // Microsoft Dynamics: name.crm4.dynamics.com
  'sharepoint.com', // Microsoft SharePoint
  'service-now.com', // ServiceNow
  'zendesk.com', // Zendesk
  'atlassian.net', // Atlassian
  '**.auth0.com', // Auth0: name.eu.auth0.com
  'b2clogin.com', // Microsoft Azure AD B2C
  'beeceptor.com', // Beeceptor
  '**.pipedream.net', // Pipedream: x1.m.pipedream.net
  // content delivery
  'b-cdn.net', // Bunny
  'kxcdn.com', // KeyCDN
  // dynamic DNS of FreeDNS; the list has the other providers
  'mooo.com',
  'us.to',
  'uk.to',
  'chickenkiller.com',
  'strangled.net',
  'ignorelist.com',
];
