// What one partnership needs in Azure: Baton on App Service (Linux, Node 24), a storage account that only identities
// may use, one managed identity for both the bot and the storage, and the bot's registration with its Teams channel.
targetScope = 'resourceGroup'

@description('Names everything that is made, and with it the host NAME.azurewebsites.net: small letters, digits, hyphens.')
@minLength(3)
@maxLength(32)
param name string

@description('Where the storage account and the app stand.')
param location string = resourceGroup().location

@description('The plan of the App Service. Baton needs one that is always on, so not F1 or D1.')
param planSku string = 'B1'

@description('Copies of what is stored: in three zones of the region, or also in its paired region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_ZRS'

@description('Entra tenants whose people may use Baton besides the one that it runs in.')
param furtherTenants array = []

@description('The app registration by which the Teams tab knows who looks (docs/operations.md). Empty: no tab.')
param tabAppId string = ''

@description('Object ids of the people who import plans and meetings with the command line.')
param operators array = []

@allowed([
  'debug'
  'info'
  'warn'
  'error'
])
param logLevel string = 'info'

var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var roles = [
  tableDataContributor
  queueDataContributor
]
var tenants = union([tenant().tenantId], furtherTenants)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${uniqueString(resourceGroup().id, name)}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: storageSku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// Azure Tables cannot be brought back once their account is deleted.
resource keepStorage 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep-the-register'
  scope: storage
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds every update of the partnership.'
  }
}

resource batonMayStore 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(storage.id, identity.id, role)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}]

resource operatorsMayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for person in operators: {
  name: guid(storage.id, person, tableDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    principalId: person
    principalType: 'User'
  }
}]

resource operatorsMayUseQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for person in operators: {
  name: guid(storage.id, person, queueDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
    principalId: person
    principalType: 'User'
  }
}]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node src/main.ts'
      alwaysOn: true
      healthCheckPath: '/healthz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      http20Enabled: true
      httpLoggingEnabled: true
      appSettings: [
        {
          name: 'MicrosoftAppId'
          value: identity.properties.clientId
        }
        {
          name: 'MicrosoftAppType'
          value: 'UserAssignedMsi'
        }
        {
          name: 'MicrosoftAppTenantId'
          value: tenant().tenantId
        }
        {
          name: 'BATON_TENANTS'
          value: join(tenants, ',')
        }
        {
          // A managed identity cannot stand for the tab: it has no scope that Teams could ask for.
          name: 'BATON_TAB_APP_ID'
          value: tabAppId
        }
        {
          name: 'AZURE_STORAGE_ACCOUNT'
          value: storage.name
        }
        {
          // Which identity the storage is asked for with.
          name: 'AZURE_CLIENT_ID'
          value: identity.properties.clientId
        }
        {
          // The app's own folder is read-only; the command line writes its log here.
          name: 'BATON_DATA'
          value: '/tmp/baton'
        }
        {
          name: 'LOG_LEVEL'
          value: logLevel
        }
        {
          name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
          value: 'false'
        }
        {
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '1'
        }
        {
          // A stop waits for what is on its way to Teams, at most 20 seconds a message.
          name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT'
          value: '60'
        }
      ]
    }
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${name}'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Baton'
    endpoint: 'https://${site.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

@description('For npm run package: --host.')
output host string = site.properties.defaultHostName

@description('For npm run package: --app-id.')
output appId string = identity.properties.clientId

@description('For the command line: AZURE_STORAGE_ACCOUNT.')
output storageAccount string = storage.name
